import { z } from "zod";
import { linkedMedia } from "./media.ts";
import { answer, question } from "./person.ts";
import { problem } from "./problem.ts";

const range = z.object({ min: z.number(), max: z.number() });

export const runStatus = z.enum(["queued", "running", "interrupted", "paused", "succeeded", "failed", "cancelled"]);
export type RunStatus = z.infer<typeof runStatus>;

/** A run in a list. */
export const runSummary = z
  .object({
    id: z.string(),
    pipeline: z.string(),
    state: runStatus,
    created: z.number().describe("Milliseconds since the epoch."),
    position: z.int().describe("Its place in the queue, from 1.").exactOptional(),
    seconds: z.number().exactOptional(),
    spent: z.number().describe("USD."),
    estimate: range.exactOptional(),
  })
  .meta({ id: "RunSummary" });
export type RunSummary = z.infer<typeof runSummary>;

const unitState = z.enum(["queued", "waiting", "running", "cached", "finished", "skipped", "failed", "parked"]);
export type UnitState = z.infer<typeof unitState>;

/** How far one unit of a run has come. */
export const unitProgress = z
  .object({
    place: z.string().describe("`clip/video[noir, 2]`"),
    node: z.string(),
    item: z.array(z.string()).readonly(),
    state: unitState,
    fraction: z.number(),
    started: z.number().exactOptional(),
    ended: z.number().exactOptional(),
    reason: z.string().describe("Why it waits, was skipped or was parked.").exactOptional(),
    until: z.number().describe("When a unit that waits goes on at the latest, where that is known.").exactOptional(),
    problem: problem.exactOptional(),
    question: question.exactOptional(),
    answer: answer.exactOptional(),
    usd: z.number().exactOptional(),
    key: z.string().describe("Equal keys are equal work.").exactOptional(),
    pinned: z
      .enum(["same", "stale"])
      .describe("Its result is the one that the file keeps; `stale`: made of other inputs than these.")
      .exactOptional(),
  })
  .meta({ id: "UnitProgress" });
export type UnitProgress = z.infer<typeof unitProgress>;

export const runView = runSummary
  .extend({
    units: z.array(unitProgress),
    problems: z.array(problem),
    outputs: z.record(z.string(), z.unknown()),
    maxCost: z.number().exactOptional(),
    budget: z.object({ spent: z.number(), reserved: z.number(), cap: z.number().exactOptional() }).exactOptional(),
    jobs: z.array(z.looseObject({ job: z.string(), place: z.string(), state: z.string() })),
    seq: z.int().describe("The last event that this tells of."),
  })
  .meta({ id: "Run" });
export type RunView = z.infer<typeof runView>;

export const started = z
  .object({
    id: z.string(),
    state: runStatus,
    position: z.int().describe("Its place in the queue, from 1.").exactOptional(),
    replayed: z.boolean().describe("The Idempotency-Key was known: this run was started before."),
  })
  .meta({ id: "Started" });
export type RunStarted = z.infer<typeof started>;

/** What a run gave, lists taken apart. */
export const runOutput = z
  .object({
    name: z.string().describe("An item of a list has its keys in it: `clips/noir`."),
    value: z.unknown(),
    file: linkedMedia.describe("Where the value is a file.").exactOptional(),
  })
  .meta({ id: "RunOutput" });
export type RunOutput = z.infer<typeof runOutput>;

/** What a run began with: enough to look at it, and to run it again. */
export const runSource = z
  .object({
    file: z.string(),
    text: z.string(),
    texts: z.record(z.string(), z.string()).describe("The sub-pipelines that it used, by name."),
    inputs: z.record(z.string(), z.unknown()),
    to: z.array(z.string()).readonly(),
    from: z.array(z.string()).readonly(),
    takes: z.record(z.string(), z.int()),
    maxCost: z.number().exactOptional(),
  })
  .meta({ id: "RunSource" });
export type RunSource = z.infer<typeof runSource>;
