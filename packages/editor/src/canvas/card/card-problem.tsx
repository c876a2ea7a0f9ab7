import { placeOf, type Problem } from "@reelgraph/engine";
import { ViewportPortal, type NodeProps } from "@xyflow/react";
import { TriangleAlert } from "lucide-react";
import { hintOf } from "../../run/problem-hint.ts";
import { ProblemFixes } from "../../run/problem-fixes.tsx";
import { usePlan } from "../../session/editor.ts";
import styles from "./card-problem.module.css";
import { useNodeRun } from "./node-run.ts";
import { useStale } from "./use-stale.ts";
import { useSaid } from "../../language/sentences/said.ts";
import { words } from "./words.ts";

type Place = Pick<NodeProps, "positionAbsoluteX" | "positionAbsoluteY" | "width" | "height">;

/** What went wrong, under the node where it did, in plain words, with what may put it right as buttons. */
export function CardProblem({ path, run: running, place }: { path: string; run: string; place: Place }) {
  const run = useNodeRun(running);
  const stale = useStale(running);
  const wrong = usePlan(({ problemsOf }) => problemsOf.get(path)?.find(({ severity }) => severity !== "warning"));
  const failed = stale ? undefined : run?.units.find(({ problem }) => problem !== undefined);
  const text = words.use();
  if (wrong) return <Pinned place={place} title={text.wrong} problem={wrong} />;
  if (!failed?.problem) return null;
  const title = failed.item.length > 0 ? text.itemFailed(failed.item.join(", ")) : text.failed;
  return <Pinned place={place} title={title} problem={failed.problem} unit={placeOf(failed)} />;
}

interface Pin {
  readonly place: Place;
  readonly title: string;
  readonly problem: Problem;
  readonly unit?: string;
}

function Pinned({ place, title, problem, unit }: Pin) {
  const { positionAbsoluteX: x, positionAbsoluteY: y, width, height = 0 } = place;
  const said = useSaid();
  const hint = hintOf(problem);
  return (
    <ViewportPortal>
      <section
        className={`${styles["problem"]} nopan nodrag`}
        aria-label={title}
        style={{ width, transform: `translate(${x}px, ${y + height + 18}px)` }}
      >
        <header>
          <TriangleAlert size={13} aria-hidden="true" />
          <b>{title}</b>
        </header>
        <p>{said(problem.message)}</p>
        {hint !== undefined && <p className={styles["hint"]}>{said(hint)}</p>}
        <ProblemFixes problem={problem} {...(unit === undefined ? {} : { unit })} most={3} />
      </section>
    </ViewportPortal>
  );
}
