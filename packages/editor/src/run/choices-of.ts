import type { RunSource } from "@reelgraph/server/wire";
import type { Choices } from "./start.ts";

/** How a run was started, so that it can be started like that again. */
export function choicesOf({ inputs, to, from, takes, maxCost }: RunSource): Choices {
  return {
    ...(Object.keys(inputs).length > 0 ? { inputs } : {}),
    ...(to.length > 0 ? { to } : {}),
    ...(from.length > 0 ? { from } : {}),
    ...(Object.keys(takes).length > 0 ? { takes } : {}),
    ...(maxCost === undefined ? {} : { maxCost }),
  };
}
