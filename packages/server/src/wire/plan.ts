import { z } from "zod";

const range = z.object({ min: z.number(), max: z.number() });

const plannedUnit = z.object({
  node: z.string(),
  item: z.array(z.string()).readonly(),
  use: z.string(),
  state: z.enum(["free", "cached", "run", "depends"]),
  times: range.describe("How often, in a loop whose end isn't known."),
  model: z.string().exactOptional(),
  lane: z.string().exactOptional(),
  price: range.describe("USD for one time; absent: unknown.").exactOptional(),
  saves: z.object({ seconds: z.number(), usd: z.number().exactOptional() }).exactOptional(),
  why: z.string().exactOptional(),
  pinned: z.enum(["same", "stale"]).exactOptional(),
});

/** What a run would do, take and cost. Money in USD, time in seconds. */
export const plan = z
  .object({
    units: z.array(plannedUnit).readonly(),
    open: z.array(z.string()).readonly().describe("Nodes whose number of items can't be known before the run."),
    total: range.extend({ unknown: z.boolean() }),
    saved: z.object({ usd: z.number(), seconds: z.number() }),
    time: range.extend({ unknown: z.boolean(), bottleneck: z.string().exactOptional() }).exactOptional(),
    budgets: z
      .array(
        z.object({
          cap: z.enum(["run", "day", "account", "payer"]),
          account: z.string().exactOptional(),
          usd: z.number(),
          spent: z.number(),
          reserved: z.number(),
        }),
      )
      .readonly(),
    assumptions: z.array(z.string()).readonly(),
  })
  .meta({ id: "Plan" });
export type Plan = z.infer<typeof plan>;
