import { useRun } from "../../session/editor.ts";
import type { NodeRun } from "../../run/node-runs.ts";

/** How the node at a path stands in the run that is shown; undefined where there is none. */
export const useNodeRun = (path: string): NodeRun | undefined => useRun(({ nodes }) => nodes.get(path));
