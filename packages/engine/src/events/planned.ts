import { z } from "zod";
import type { Plan, PlannedUnit } from "../plan/plan.ts";

const range = z.object({ min: z.number(), max: z.number() });

/** A part of a request that a model can't take as it was asked. */
export const adjustment = z.object({
  field: z.string(),
  asked: z.union([z.string(), z.number(), z.boolean()]),
  used: z.union([z.string(), z.number(), z.boolean()]),
  why: z.string(),
});

const unit = z.object({
  node: z.string(),
  item: z.array(z.string()).readonly(),
  use: z.string(),
  state: z.enum(["free", "cached", "run", "depends"]),
  times: range,
  model: z.string().exactOptional(),
  lane: z.string().exactOptional(),
  price: range.exactOptional(),
  /** How long it will work, for one time. */
  seconds: range.exactOptional(),
  /** What has to give way in what it asks its model for. */
  adjustments: z.array(adjustment).readonly().exactOptional(),
  saves: z.object({ seconds: z.number(), usd: z.number().exactOptional() }).exactOptional(),
  why: z.string().exactOptional(),
  pinned: z.enum(["same", "stale"]).exactOptional(),
});

const budget = z.object({
  cap: z.enum(["run", "day", "account", "payer"]),
  account: z.string().exactOptional(),
  usd: z.number(),
  spent: z.number(),
  reserved: z.number(),
});

/** A plan as it is sent and printed: the same names in events and in `reelgraph plan --json`. Money in USD, time in seconds. */
export const planned = {
  units: z.array(unit).readonly(),
  open: z.array(z.string()).readonly(),
  total: range.extend({ unknown: z.boolean() }),
  saved: z.object({ usd: z.number(), seconds: z.number() }),
  time: range.extend({ unknown: z.boolean(), bottleneck: z.string().exactOptional() }).exactOptional(),
  budgets: z.array(budget).readonly(),
  assumptions: z.array(z.string()).readonly(),
};

export const Planned = z.object(planned);
export type Planned = z.infer<typeof Planned>;

/** A plan with all that is said of it. */
export interface ToldPlan extends Plan, Pick<Planned, "budgets" | "assumptions"> {
  readonly time?: NonNullable<Planned["time"]>;
  /** How long each unit will work. */
  readonly seconds?: ReadonlyMap<PlannedUnit, { readonly min: number; readonly max: number }>;
  /** Why units run that ran before, by place. */
  readonly why: Readonly<Record<string, string>>;
}
