import type { Pipeline } from "@reelgraph/engine";
import type { UnitState } from "@reelgraph/server/wire";
import { useNodeTypes } from "../api/queries.ts";
import { defineWords } from "../language/language.ts";
import type { NodeRun } from "./node-runs.ts";
import { useProgress, type Progress } from "./progress.ts";
import styles from "./plain-progress.module.css";

const words = defineWords(
  {
    of: (done: number, all: number) => `${done} of ${all}`,
    done: "done",
    known: "known already",
    wait: "waits",
    you: "waits for you",
    failed: "failed",
    skipped: "not needed",
    works: "at work",
    begins: "About to begin …",
  },
  {
    of: (done, all) => `${done} / ${all}`,
    done: "完成",
    known: "已有结果",
    wait: "等待中",
    you: "等待你处理",
    failed: "失败",
    skipped: "不需要",
    works: "进行中",
    begins: "即将开始…",
  },
);

const over = new Set<UnitState>(["finished", "cached", "skipped"]);

/** The types of a pipeline's nodes, by id. */
export const usesOf = (pipeline: Pipeline | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(pipeline?.nodes ?? {}).map(([id, { use }]) => [id, use]));

/** A run for people who never want to see a graph: its steps, and how far each is. `uses`: node types by id. */
export function PlainProgress({
  nodes,
  progress,
  uses,
}: {
  readonly nodes: ReadonlyMap<string, NodeRun>;
  readonly progress: Progress;
  readonly uses: Readonly<Record<string, string>>;
}) {
  const text = words.use();
  const { data: types } = useNodeTypes();
  // What is wanted is heard of from the end; what has begun stands first, in the order in which it began.
  const steps = [...nodes]
    .filter(([node]) => !node.includes("/"))
    .toReversed()
    .toSorted(([, a], [, b]) => begun(a) - begun(b) || 0);
  const nameOf = (node: string) => {
    const type = types?.get((uses[node] ?? "").split("@")[0] ?? "");
    return type ? type.title : node;
  };
  const howFar = ({ units, done, state }: NodeRun) =>
    units.length > 1 && state !== "cached" ? text.of(done, units.length) : stateWord(text, state);
  return (
    <ol className={styles["steps"]}>
      {steps.length === 0 && <li data-state="queued">{text.begins}</li>}
      {steps.map(([node, run]) => (
        <li key={node} data-state={run.state}>
          <i aria-hidden="true" />
          <span>{nameOf(node)}</span>
          <em>{howFar(run)}</em>
          {!over.has(run.state) && <Share node={node} run={run} progress={progress} />}
        </li>
      ))}
    </ol>
  );
}

function Share({ node, run, progress }: { readonly node: string; readonly run: NodeRun; readonly progress: Progress }) {
  const fraction = useProgress(progress, node, () => progress.ofNode(run));
  return fraction > 0 ? <progress value={fraction} aria-label={node} /> : null;
}

/** When it began; what was known at once only ends. */
const begun = ({ started, ended }: NodeRun): number => started ?? ended ?? Number.MAX_SAFE_INTEGER;

function stateWord(text: ReturnType<typeof words.use>, state: UnitState): string {
  const said: Readonly<Record<UnitState, string>> = {
    finished: text.done,
    cached: text.known,
    queued: text.wait,
    waiting: text.wait,
    parked: text.you,
    failed: text.failed,
    skipped: text.skipped,
    running: text.works,
  };
  return said[state];
}
