import { Hourglass } from "lucide-react";
import { words } from "../words.ts";
import styles from "./card.module.css";
import { useNodeRun } from "./node-run.ts";

/** What it cost and took, or why it waits. */
export function CardFooter({ path }: { readonly path: string }) {
  const run = useNodeRun(path);
  const text = words.use();
  if (!run) return <footer className={styles["footer"]} />;
  const { usd, started, ended, failed, state, units } = run;
  const waits = units.find((unit) => unit.state === "waiting" || unit.state === "skipped" || unit.state === "parked");
  return (
    <footer className={styles["footer"]}>
      {usd > 0 && <span>${usd.toFixed(2)}</span>}
      {failed > 0 && <span className={styles["failed"]}>{text.failedOf(failed, units.length)}</span>}
      {state === "cached" && <span>{text.nothingPaid}</span>}
      {waits?.reason !== undefined && state !== "finished" ? (
        <span className={styles["waits"]} title={waits.reason}>
          <Hourglass size={11} aria-hidden="true" /> {waits.reason}
        </span>
      ) : (
        started !== undefined &&
        ended !== undefined && <span className={styles["took"]}>{((ended - started) / 1000).toFixed(1)} s</span>
      )}
    </footer>
  );
}
