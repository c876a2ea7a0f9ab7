import { placeOf, type Problem } from "@reelgraph/engine";
import { TriangleAlert } from "lucide-react";
import { hintOf } from "../../run/problem-hint.ts";
import { ProblemFixes } from "../../run/problem-fixes.tsx";
import { usePlan } from "../../session/editor.ts";
import styles from "./card.module.css";
import { useNodeRun } from "./node-run.ts";
import { useStale } from "./use-stale.ts";
import { useSaid } from "../../language/sentences/said.ts";
import { words } from "./words.ts";

/** What went wrong, under the node where it did, in plain words, with what may put it right as buttons. */
export function CardProblem({ path, run: place }: { readonly path: string; readonly run: string }) {
  const run = useNodeRun(place);
  const stale = useStale(place);
  const wrong = usePlan(({ problemsOf }) => problemsOf.get(path)?.find(({ severity }) => severity !== "warning"));
  const failed = stale ? undefined : run?.units.find(({ problem }) => problem !== undefined);
  const text = words.use();
  if (wrong) return <Pinned title={text.wrong} problem={wrong} />;
  if (!failed?.problem) return null;
  const title = failed.item.length > 0 ? text.itemFailed(failed.item.join(", ")) : text.failed;
  return <Pinned title={title} problem={failed.problem} unit={placeOf(failed)} />;
}

function Pinned({
  title,
  problem,
  unit,
}: {
  readonly title: string;
  readonly problem: Problem;
  readonly unit?: string;
}) {
  const said = useSaid();
  const hint = hintOf(problem);
  return (
    <section className={styles["problem"]} aria-label={title}>
      <header>
        <TriangleAlert size={13} aria-hidden="true" />
        <b>{title}</b>
      </header>
      <p>{said(problem.message)}</p>
      {hint !== undefined && <p className={styles["hint"]}>{said(hint)}</p>}
      <ProblemFixes problem={problem} {...(unit === undefined ? {} : { unit })} most={3} />
    </section>
  );
}
