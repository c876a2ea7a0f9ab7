import type { RunUnit } from "@reelgraph/server/wire";
import { Play } from "lucide-react";
import { useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { Player } from "../../ui/player.tsx";
import { span } from "../../ui/duration.ts";
import { money } from "../../ui/money.ts";
import { words } from "../words.ts";
import styles from "./compare.module.css";
import { showsMedia, type UnitPair } from "./pair-units.ts";

/** A unit that gives more is shown by its first ones. */
const mostShown = 4;

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
        .flatMap(({ port, item, file }) => (file ? [{ key: `${port} ${item.join(" ")}`, file }] : []))
        .slice(0, mostShown)
        .map(({ key, file: { media, links } }) => (
          <Player key={key} media={media} links={links} label={unit.place} muted />
        ))}
      <figcaption>{facts.filter((fact) => fact !== undefined).join(" · ")}</figcaption>
    </figure>
  );
}
