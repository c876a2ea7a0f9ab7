import type { NodeRun } from "../../run/node-runs.ts";
import { useRun } from "../../session/editor.ts";

/** How the node at a path stands in the run that is shown; undefined where there is none. How far it is tells `Progress`. */
export const useNodeRun = (path: string): NodeRun | undefined => useRun(({ nodes }) => nodes.get(path));
