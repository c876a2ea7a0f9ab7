import { CircleDot, Hourglass, Zap } from "lucide-react";
import type { UnitView } from "@reelgraph/engine";
import { mediaOf, valuesOf } from "../../run/given.ts";
import { usePlan } from "../../session/editor.ts";
import { span } from "../../ui/duration.ts";
import { money, moneyRange } from "../../ui/money.ts";
import styles from "./card-footer.module.css";
import { useNodeRun } from "./node-run.ts";
import { useStale } from "./use-stale.ts";
import { useSaid } from "../../language/sentences/said.ts";
import { words } from "./words.ts";

/** What it cost and took, or why it waits; before a run, what the plan says of it. */
export function CardFooter({ path }: { readonly path: string }) {
  const run = useNodeRun(path);
  const stale = useStale(path);
  const text = words.use();
  const said = useSaid();
  if (!run || stale) return <Planned path={path} stale={stale} />;
  const { usd, started, ended, failed, state, units } = run;
  const waits = units.find((unit) => unit.state === "waiting" || unit.state === "skipped" || unit.state === "parked");
  return (
    <footer className={styles["footer"]}>
      {usd > 0 && <span>{money(usd)}</span>}
      {failed > 0 && <span className={styles["failed"]}>{text.failedOf(failed, units.length)}</span>}
      {state === "cached" && <span>{text.nothingPaid}</span>}
      {shortWords(units).map((word) => (
        <span key={word}>{said(word)}</span>
      ))}
      {waits?.reason !== undefined && state !== "finished" ? (
        <span className={styles["waits"]} data-state={waits.state} title={said(waits.reason)}>
          {waits.state === "waiting" && <Hourglass size={11} aria-hidden="true" />}
          {said(waits.reason)}
        </span>
      ) : (
        started !== undefined &&
        ended !== undefined && <span className={styles["took"]}>{span((ended - started) / 1000)}</span>
      )}
    </footer>
  );
}

/** A word that a node gave beside its film, such as why a loop ended. */
function shortWords(units: readonly UnitView[]): readonly string[] {
  const [only] = units;
  if (units.length !== 1 || !only || !mediaOf(only)) return [];
  const texts = valuesOf(only).flatMap(({ value, key }) => (typeof value === "string" && key === "" ? [value] : []));
  return texts.filter((word) => word.length <= 16).slice(0, 1);
}

function Planned({ path, stale }: { readonly path: string; readonly stale: boolean }) {
  const plan = usePlan(({ nodes }) => nodes.get(path));
  const text = words.use();
  const said = useSaid();
  return (
    <footer className={styles["footer"]} title={plan?.why === undefined ? undefined : said(plan.why)}>
      {stale && (
        <span className={styles["stale"]}>
          <CircleDot size={11} aria-hidden="true" />
          {text.stale}
        </span>
      )}
      {plan && plan.run.max > 0 && <span>{text.willRun(plan.run.max)}</span>}
      {plan && plan.run.max === 0 && plan.cached > 0 && (
        <span className={styles["known"]}>
          <Zap size={11} aria-hidden="true" />
          {text.cached}
        </span>
      )}
      {plan && (plan.price.max > 0 || plan.unknown) && (
        <span className={styles["price"]}>{moneyRange({ ...plan.price, unknown: plan.unknown })}</span>
      )}
    </footer>
  );
}
