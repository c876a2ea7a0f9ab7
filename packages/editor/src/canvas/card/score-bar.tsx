import { isScore, valuesOf } from "../../run/given.ts";
import styles from "./score-bar.module.css";
import { useNodeRun } from "./node-run.ts";
import { useShown } from "./shown.ts";
import { useSaid } from "../../language/sentences/said.ts";
import { words } from "./words.ts";

const most = 10;

/** Scores of all items as bars with the best marked, and the shown one's number. What nobody judged has no bar. */
export function ScoreBar({ path }: { readonly path: string }) {
  const run = useNodeRun(path);
  const shown = useShown(path)?.unit;
  const text = words.use();
  const said = useSaid();
  const scores = (run?.units ?? []).map(
    (unit) =>
      valuesOf(unit)
        .map(({ value }) => value)
        .find(isScore)?.score ?? null,
  );
  const best = Math.max(...scores.map((score) => score ?? -1));
  const mine =
    shown &&
    valuesOf(shown)
      .map(({ value }) => value)
      .find(isScore);
  return (
    <div className={styles["scores"]}>
      <span className={styles["bars"]} aria-hidden="true">
        {scores.map((score, at) => (
          <i
            key={run?.units[at]?.item.join("\n")}
            data-best={score === best}
            style={{ height: `${((score ?? 0) / most) * 100}%` }}
          />
        ))}
      </span>
      {mine && (
        <b title={mine.reasons.map(said).join("\n")}>{mine.score === null ? text.notJudged : mine.score.toFixed(1)}</b>
      )}
    </div>
  );
}
