import { useDocument, usePlan, useRun } from "../../session/editor.ts";
import { nodeAt } from "../node-at.ts";

/** Whether what a node shows is of before: it was edited since the run began, or the plan says that it would run again. */
export function useStale(path: string): boolean {
  const made = useRun((state) => state.made);
  const edited = useDocument(
    ({ pipeline }) => made !== undefined && made !== pipeline && nodeAt(made, path) !== nodeAt(pipeline, path),
  );
  const changed = useDocument(({ pipeline }) => made !== undefined && made !== pipeline);
  const again = usePlan(({ state, nodes }) => state === "known" && (nodes.get(path)?.run.max ?? 0) > 0);
  return edited || (changed && again);
}
