import { withoutProgress, type NodeRun } from "../../run/node-runs.ts";
import { useRun } from "../../session/editor.ts";

/**
 * How the node at a path stands in the run that is shown; undefined where there is none. How far it has come may be of
 * before: nothing is drawn again for that alone.
 */
export const useNodeRun = (path: string): NodeRun | undefined =>
  useRun(({ nodes }) => {
    const run = nodes.get(path);
    return run && withoutProgress(run);
  });

/** The same, with every step of its progress. */
export const useNodeProgress = (path: string): NodeRun | undefined => useRun(({ nodes }) => nodes.get(path));
