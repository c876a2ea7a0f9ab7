import type { RunUnit, UnitOutput } from "@reelgraph/server/wire";
import { Play } from "lucide-react";
import { useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { span } from "../../ui/duration.ts";
import { money } from "../../ui/money.ts";
import { words } from "../words.ts";
import styles from "./compare.module.css";
import { showsMedia, type UnitPair } from "./pair-units.ts";

/** What two runs gave at the same places, beside one another. */
export function Takes({ pairs }: { readonly pairs: readonly UnitPair[] }) {
  const text = words.use();
  const shown = pairs.filter(showsMedia);
  return (
    <section>
      <h3>{text.takes}</h3>
      {shown.length === 0 && <p>{text.noTakes}</p>}
      <ul className={styles["pairs"]}>
        {shown.map((pair) => (
          <Pair key={pair.place} pair={pair} />
        ))}
      </ul>
    </section>
  );
}

function Pair({ pair: { place, left, right, same } }: { readonly pair: UnitPair }) {
  const text = words.use();
  const sides = useRef<HTMLLIElement>(null);
  const play = () => {
    for (const video of sides.current?.querySelectorAll("video") ?? []) {
      video.currentTime = 0;
      void video.play();
    }
  };
  return (
    <li ref={sides} data-same={same}>
      <header>
        <b>{place}</b>
        {same && <span>{text.sameWork}</span>}
        {left && right && !same && (
          <Button look="quiet" icon={Play} onClick={play}>
            {text.play}
          </Button>
        )}
      </header>
      <Side unit={left} />
      <Side unit={right} />
    </li>
  );
}

function Side({ unit }: { readonly unit: RunUnit | undefined }) {
  const text = words.use();
  if (!unit) return <p className={styles["absent"]}>{text.notHere}</p>;
  const { outputs, model, seed, usd, seconds, scores } = unit;
  const judged = scores.find(({ criterion }) => criterion === "overall") ?? scores[0];
  const facts = [
    model,
    seed === undefined ? undefined : `${text.seed} ${seed}`,
    usd === undefined || usd === 0 ? undefined : money(usd),
    seconds === undefined ? undefined : span(seconds),
    judged && `${text.score} ${judged.score === null ? text.notJudged : judged.score.toFixed(1)}`,
  ];
  return (
    <figure>
      {outputs
        .flatMap((output) => (output.file ? [output] : []))
        .slice(0, 4)
        .map((output) => (
          <Media key={`${output.port} ${output.item.join(" ")}`} output={output} name={unit.place} />
        ))}
      <figcaption>{facts.filter((fact) => fact !== undefined).join(" · ")}</figcaption>
    </figure>
  );
}

function Media({ output: { file }, name }: { readonly output: UnitOutput; readonly name: string }) {
  if (!file) return null;
  const { media, links } = file;
  if (media.media === "image") return <img src={links.url} alt={name} loading="lazy" />;
  if (media.media === "audio") return <audio src={links.url} controls preload="none" aria-label={name} />;
  return <video src={links.url} poster={links.thumbnail} controls muted playsInline preload="none" aria-label={name} />;
}
