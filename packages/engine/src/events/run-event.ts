import { z } from "zod";
import { Answer, Question } from "../question.ts";
import { adjustment, planned } from "./planned.ts";

const problem = z.object({
  code: z.string(),
  at: z.string(),
  message: z.string(),
  expected: z.string().exactOptional(),
  hint: z.string().exactOptional(),
  file: z.string().exactOptional(),
  node: z.string().exactOptional(),
  item: z.array(z.string()).readonly().exactOptional(),
  mend: z.object({ parameter: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) }).exactOptional(),
  severity: z.literal("warning").exactOptional(),
});

const price = z.object({ min: z.number(), max: z.number() });

/** Facts that all events carry: order within the run, time in ms since the epoch, and the run's id. */
const common = { seq: z.int().positive(), at: z.number(), run: z.string() };
/** How long a unit waited for a place or a limit before or between its work, and why the last time. */
const waited = z.object({ seconds: z.number(), reason: z.string() });
/** Which unit: node ids from the outermost (`clip/video`) and the keys of the item on its axes. */
const unit = { ...common, node: z.string(), item: z.array(z.string()).readonly() };

/** Everything that can be seen of a run, as one union. `foldRun` turns the stream into state. */
export const RunEvent = z.discriminatedUnion("type", [
  z
    .object({ type: z.literal("run.planned"), ...common, ...planned })
    .describe("What a run will do, take and cost, where a plan was made before it started."),
  z.object({ type: z.literal("run.started"), ...common, pipeline: z.string() }).describe("A run begins."),
  z
    .object({
      type: z.literal("run.resumed"),
      ...common,
      spending: z
        .object({
          maxCost: z.number().exactOptional(),
          noBudget: z.boolean().exactOptional(),
          unknownPrice: z.enum(["deny", "allow"]).exactOptional(),
        })
        .exactOptional(),
    })
    .describe("A run that had stopped goes on; what was said about its money then, which counts from here on (USD)."),
  z.object({ type: z.literal("unit.queued"), ...unit }).describe("A unit is wanted; its inputs may still be missing."),
  z
    .object({ type: z.literal("unit.waiting"), ...unit, reason: z.string(), until: z.number().optional() })
    .describe("It could start but must wait, for a lane for example; until when, if known (ms since the epoch)."),
  z.object({ type: z.literal("unit.started"), ...unit, key: z.string() }).describe("It runs now."),
  z.object({ type: z.literal("unit.progress"), ...unit, fraction: z.number() }).describe("The finished share, 0 to 1."),
  z
    .object({
      type: z.literal("unit.cached"),
      ...unit,
      key: z.string(),
      outputs: z.unknown(),
      /** It is the result that the file keeps; `stale`: it was made of other inputs than these. */
      pinned: z.enum(["same", "stale"]).exactOptional(),
    })
    .describe("Its result was known."),
  z
    .object({
      type: z.literal("unit.finished"),
      ...unit,
      outputs: z.unknown(),
      seconds: z.number(),
      waited: waited.exactOptional(),
      usd: z.number().optional(),
      adjustments: z.array(adjustment).optional(),
      /** Key of what had an effect on the world, which happens once in a run. */
      effect: z.string().optional(),
    })
    .describe("It has a result: its outputs by port, the time it took, what it cost and what had to give way."),
  z
    .object({ type: z.literal("unit.skipped"), ...unit, by: z.string(), reason: z.string() })
    .describe("It won't run, because of a branch or because nobody needs it any more."),
  z
    .object({
      type: z.literal("unit.failed"),
      ...unit,
      problem,
      waited: waited.exactOptional(),
      charged: z.union([z.number(), z.literal("unknown")]).optional(),
    })
    .describe("It failed; what was charged all the same, if known (USD)."),
  z
    .object({ type: z.literal("unit.parked"), ...unit, reason: z.string(), question: Question.exactOptional() })
    .describe("Only a person can decide; what it asks, where it asks something."),
  z.object({ type: z.literal("unit.answered"), ...unit, answer: Answer }).describe("A person answered."),
  z
    .object({
      type: z.literal("unit.moderated"),
      ...unit,
      flagged: z.boolean(),
      categories: z.array(z.string()).readonly(),
      by: z.string(),
      subjects: z.array(z.string()).readonly(),
    })
    .describe("Its prompt and pictures (SHA-256 in `subjects`) were looked at: what was found, and by whom."),
  z
    .object({ type: z.literal("job.submitted"), ...unit, model: z.string(), job: z.string() })
    .describe("A vendor accepted a job."),
  z
    .object({ type: z.literal("job.settled"), ...unit, job: z.string(), usd: z.number().optional() })
    .describe("It was paid."),
  z
    .object({
      type: z.literal("budget.changed"),
      ...common,
      spent: z.number(),
      reserved: z.number(),
      cap: z.number().optional(),
    })
    .describe("Money was reserved, spent or released (USD)."),
  z.object({ type: z.literal("run.paused"), ...common, reason: z.string() }).describe("No new unit starts."),
  z
    .object({
      type: z.literal("run.finished"),
      ...common,
      state: z.enum(["succeeded", "failed", "cancelled", "paused"]),
      outputs: z.record(z.string(), z.unknown()),
      problems: z.array(problem),
      seconds: z.number(),
      usd: z.number(),
      estimate: price
        .extend({ unknown: z.literal(true).exactOptional(), seconds: price.exactOptional() })
        .exactOptional(),
      accepted: z
        .object({ seconds: z.number(), usdPerSecond: z.union([z.number(), z.literal("unknown")]) })
        .exactOptional(),
    })
    .describe(
      "The run is over, or paused until somebody resumes it: every output, every problem, the time and the cost, what was planned (USD, seconds), and what the delivered film cost for each of its seconds.",
    ),
]);

export type RunEvent = z.infer<typeof RunEvent>;

/** An event before the run stamps it with its order, its time and its id. */
export type EventBody = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, "seq" | "at" | "run"> : never) : never;
