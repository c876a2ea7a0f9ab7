import { useEffect, useState, type CSSProperties } from "react";
import { useStore } from "zustand";
import { useRun, useSession } from "../session/editor.ts";
import { Button } from "../ui/button.tsx";
import styles from "./tour.module.css";
import { setTour, tour, type TourStep } from "./tour-store.ts";
import { words } from "./words.ts";

const steps: readonly TourStep[] = ["run", "takes", "word"];
/** What each mark stands at, by the attribute `data-tour`. */
const anchors: Readonly<Record<TourStep, string>> = { run: "run", takes: "screening", word: "run", reused: "run" };

/** Three coach marks, one at a time. They go on when the person does what they tell, and stand in nobody's way. */
export function Tour() {
  const step = useStore(tour, (state) => state.step);
  const before = useStore(tour, (state) => state.before);
  const view = useSession((state) => state.view);
  const id = useRun((state) => state.id);
  const over = useRun(({ run }) => run.ended !== undefined);
  useEffect(() => {
    if (step === "run" && before === undefined && id !== undefined && over) setTour("run", id);
    if (step === "run" && before !== undefined && id !== before && over) setTour("takes");
    if (step === "takes" && view === "screening") setTour("word", id);
    if (step === "word" && id !== undefined && id !== before && over) setTour("reused");
  }, [step, before, view, id, over]);
  return step === undefined ? null : <Mark key={step} step={step} run={id} />;
}

function Mark({ step, run }: { readonly step: TourStep; readonly run: string | undefined }) {
  const text = words.use();
  const place = usePlace(anchors[step]);
  const known = useRun(({ run }) => [...run.units.values()].filter(({ state }) => state === "cached").length);
  const all = useRun(({ run }) => run.units.size);
  const next = step === "reused" ? undefined : steps[steps.indexOf(step) + 1];
  const titles = { run: text.run, takes: text.takes, word: text.word, reused: text.reused };
  const texts = {
    run: text.runText,
    takes: text.takesText,
    word: text.wordText,
    reused: text.reusedText(known, all),
  };
  return (
    <aside
      className={styles["mark"]}
      style={place}
      data-above={place.bottom !== undefined}
      aria-label={text.tour}
      role="status"
    >
      <header>
        <b>{titles[step]}</b>
        {step !== "reused" && <small>{text.step(steps.indexOf(step) + 1, steps.length)}</small>}
      </header>
      <p>{texts[step]}</p>
      <footer>
        {step !== "reused" && (
          <Button look="quiet" onClick={() => setTour(undefined)}>
            {text.skip}
          </Button>
        )}
        <Button onClick={() => setTour(next, next === "word" ? run : undefined)}>
          {next === undefined ? text.done : text.next}
        </Button>
      </footer>
    </aside>
  );
}

/** Under what the mark points at, within the window; follows it when the window changes. */
function usePlace(anchor: string): CSSProperties {
  const [place, setPlace] = useState<CSSProperties>({});
  useEffect(() => {
    const look = () => {
      const found = document.querySelector(`[data-tour="${anchor}"]`)?.getBoundingClientRect();
      if (!found) return;
      const width = Math.min(320, innerWidth - 24);
      const middle = found.left + found.width / 2;
      const left = Math.min(Math.max(12, middle - width / 2), innerWidth - width - 12);
      const above = found.top > innerHeight / 2;
      setPlace({
        left,
        width,
        ...(above ? { bottom: innerHeight - found.top + 12 } : { top: found.bottom + 12 }),
        "--point": `${middle - left}px`,
      });
    };
    look();
    addEventListener("resize", look);
    return () => removeEventListener("resize", look);
  }, [anchor]);
  return place;
}
