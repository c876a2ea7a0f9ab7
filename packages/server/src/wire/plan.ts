import { Planned } from "@reelgraph/engine";

/** What a run would do, take and cost. Money in USD, time in seconds. */
export const plan = Planned.meta({ id: "Plan" });
export type Plan = Planned;
