import type { RunSummary } from "@reelgraph/server/wire";
import { ArrowLeft, ArrowLeftRight } from "lucide-react";
import { useState } from "react";
import { useSource, useUnits } from "../../api/runs.ts";
import { stateWords } from "../../run/words.ts";
import { Button } from "../../ui/button.tsx";
import { span, stamp } from "../../ui/duration.ts";
import { money } from "../../ui/money.ts";
import { ChangeList } from "../change-list.tsx";
import { changesBetween } from "../changes-between.ts";
import { words } from "../words.ts";
import styles from "./compare.module.css";
import { pairUnits } from "./pair-units.ts";
import { Takes } from "./takes.tsx";

/** Two runs side by side: what is different in the pipeline, in money and time, and in what they gave. */
export function Compare(given: { readonly left: RunSummary; readonly right: RunSummary; readonly onBack: () => void }) {
  const text = words.use();
  const names = stateWords.use();
  const [swapped, setSwapped] = useState(false);
  const [left, right] = swapped ? [given.right, given.left] : [given.left, given.right];
  const { data: then } = useSource(left.id);
  const { data: now } = useSource(right.id);
  const { data: first } = useUnits(left.id);
  const { data: second } = useUnits(right.id);
  const changes = then && now ? changesBetween(then, now) : undefined;
  const worked = (units: typeof first) => units?.filter(({ state }) => state === "finished").length ?? 0;
  const rows: readonly (readonly [string, string, string, string])[] = [
    [text.stateName, names[left.state], names[right.state], ""],
    [text.money, money(left.spent), money(right.spent), signed(right.spent - left.spent, money)],
    [
      text.time,
      left.seconds === undefined ? "–" : span(left.seconds),
      right.seconds === undefined ? "–" : span(right.seconds),
      signed((right.seconds ?? 0) - (left.seconds ?? 0), span),
    ],
    [text.unitsRun, String(worked(first)), String(worked(second)), signed(worked(second) - worked(first), String)],
  ];
  return (
    <div className={styles["compare"]} tabIndex={0} role="region" aria-label={text.comparing}>
      <header>
        <Button look="quiet" icon={ArrowLeft} onClick={given.onBack}>
          {text.back}
        </Button>
        <h2>{text.comparing}</h2>
        <Button icon={ArrowLeftRight} onClick={() => setSwapped(!swapped)}>
          {text.swap}
        </Button>
      </header>
      <table className={styles["facts"]}>
        <thead>
          <tr>
            <th scope="col">{text.fact}</th>
            <th scope="col">{stamp(left.created)}</th>
            <th scope="col">{stamp(right.created)}</th>
            <th scope="col">{text.difference}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, one, other, difference]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{one}</td>
              <td>{other}</td>
              <td>{difference}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <section>
        <h3>{text.pipelineChanges}</h3>
        {changes && (changes.length === 0 ? <p>{text.noChanges}</p> : <ChangeList changes={changes} />)}
      </section>
      {first && second && <Takes pairs={pairUnits(first, second)} />}
    </div>
  );
}

/** A difference with its sign; nothing where there is none. */
function signed(value: number, format: (value: number) => string): string {
  if (Math.abs(value) < 1e-9) return "";
  return `${value > 0 ? "+" : "−"}${format(Math.abs(value))}`;
}
