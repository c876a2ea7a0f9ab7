import { placeOf, type UnitView } from "@reelgraph/engine";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { useMediaLinks } from "../api/media.ts";
import { useNodeRun } from "../canvas/card/node-run.ts";
import { words as cardWords } from "../canvas/card/words.ts";
import { isScore, mediaOf, valuesOf } from "../run/given.ts";
import { ProblemFixes } from "../run/problem-fixes.tsx";
import { UnitWhy } from "../run/unit-why.tsx";
import { useEditor, useSession } from "../session/editor.ts";
import styles from "./inspector.module.css";
import { words } from "./words.ts";
import { useSaid } from "../language/sentences/said.ts";

/** What a node gave in the run that is shown, item by item: media to look at, words, scores with their reasons. */
export function NodeResults({ path }: { readonly path: string }) {
  const { stage } = useEditor();
  const place = useStore(stage, ({ drawn }) => {
    const node = drawn.byId.get(path);
    return node?.type === "card" ? node.data.run : path;
  });
  const run = useNodeRun(place);
  const text = words.use();
  if (!run) return <p className={styles["blank"]}>{text.nothingYet}</p>;
  return (
    <ul className={styles["results"]}>
      {run.units.map((unit) => (
        <Result key={unit.item.join("\n")} unit={unit} />
      ))}
    </ul>
  );
}

function Result({ unit }: { readonly unit: UnitView }) {
  const place = placeOf(unit);
  const chosen = useSession((state) => state.unit === place);
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) ref.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const text = words.use();
  const states = cardWords.use();
  const told = useSaid();
  const media = mediaOf(unit);
  const links = useMediaLinks(media?.sha256);
  const said = valuesOf(unit).filter(({ value }) => typeof value === "string");
  const scores = valuesOf(unit).flatMap(({ port, value }) => (isScore(value) ? [{ port, value }] : []));
  return (
    <li ref={ref} className={styles["result"]} data-chosen={chosen}>
      <header>
        <b>{unit.item.length > 0 ? unit.item.join(" · ") : states.result}</b>
        <span>{states[unit.state]}</span>
      </header>
      {links && media?.media === "video" && (
        <video src={links.url} poster={links.thumbnail} controls playsInline preload="none" />
      )}
      {links && media?.media === "audio" && <audio src={links.url} controls preload="none" />}
      {links && media?.media === "image" && <img src={links.url} alt={unit.item.join(", ")} />}
      {said.map(({ port, key, value }) => (
        <p key={`${port} ${key}`}>
          <b>{key === "" ? port : key}</b> {String(value)}
        </p>
      ))}
      {scores.map(({ port, value: { score, reasons } }) => (
        <p key={port}>
          <b>{port}</b> {score === null ? text.notJudged : score.toFixed(1)}
          {reasons.length > 0 && <small>{reasons.map(told).join(" ")}</small>}
        </p>
      ))}
      {unit.reason !== undefined && <p>{told(unit.reason)}</p>}
      {unit.problem && (
        <>
          <p className={styles["problem"]}>{told(unit.problem.message)}</p>
          <ProblemFixes problem={unit.problem} unit={place} />
        </>
      )}
      <UnitWhy place={place} />
      <footer>
        {unit.usd !== undefined && unit.usd > 0 && <span>{`${text.cost} $${unit.usd.toFixed(2)}`}</span>}
        {unit.started !== undefined && unit.ended !== undefined && (
          <span>{`${text.took} ${((unit.ended - unit.started) / 1000).toFixed(1)} s`}</span>
        )}
      </footer>
    </li>
  );
}
