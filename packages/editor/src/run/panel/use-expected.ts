import { placeOf, type Planned } from "@reelgraph/engine";
import { useMemo } from "react";
import { useDocument, usePlan, useRun } from "../../session/editor.ts";
import { nodeFlow, type NodeFlow } from "./node-flow.ts";
import type { Expected } from "./timeline-layout.ts";

const noFlow: NodeFlow = new Map();

/** What the graph and the plan say of the run that is shown, while somebody wants to know. */
export function useExpected(wanted = true): Expected {
  const flow = useDocument(({ pipeline }) => (wanted ? nodeFlow(pipeline) : noFlow));
  const own = useRun(({ run }) => run.plan);
  // A run that can cost nothing is not planned by the server; the plan on the screen may be of the same pipeline.
  const made = useRun((state) => state.made);
  const shown = usePlan(({ plan, of }) => (of === made ? plan : undefined));
  const plan = own ?? shown;
  return useMemo(() => ({ flow, planned: timesOf(plan) }), [flow, plan]);
}

/** How long units will work, in ms by place: the middle of what the plan says. */
function timesOf(plan: Pick<Planned, "units"> | undefined): ReadonlyMap<string, number> {
  return new Map(
    plan?.units.flatMap((unit) => (unit.seconds ? [[placeOf(unit), (unit.seconds.min + unit.seconds.max) * 500]] : [])),
  );
}
