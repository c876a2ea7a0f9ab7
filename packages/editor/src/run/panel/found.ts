import { placeOf, type Problem, type RunState } from "@reelgraph/engine";
import type { Found } from "../fixes.ts";

/** All that went wrong in a run: what befell units, what ended it, and what the server refused last. */
export function foundIn(
  { units, problems }: Pick<RunState, "units" | "problems">,
  refused: readonly Problem[] = [],
): readonly Found[] {
  const ofUnits = [...units.values()].flatMap((unit): readonly Found[] => {
    const { node, item, state, problem, reason, question } = unit;
    if (state === "failed" && problem) return [{ problem: { ...problem, node, item }, unit: placeOf(unit) }];
    if (state !== "parked") return [];
    const code = question ? "needs-person" : "outcome-unknown";
    return [{ problem: { code, at: "", message: reason ?? "", node, item, severity: "warning" }, unit: placeOf(unit) }];
  });
  const told = new Set(ofUnits.map(({ problem }) => problem.message));
  // That somebody paused it is no trouble.
  const others = [...problems, ...refused].filter(({ code, message }) => code !== "paused" && !told.has(message));
  return [...ofUnits, ...others.map((problem) => ({ problem, ...unitOf(problem) }))];
}

/** A problem that names no unit is the run's own; "" tells that it came from a run all the same. */
function unitOf({ node, item = [] }: Problem): { readonly unit: string } {
  return { unit: node === undefined ? "" : placeOf({ node, item }) };
}
