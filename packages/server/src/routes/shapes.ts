import type { Json } from "@reelgraph/engine";
import { z } from "zod";

/** Shapes that several routes share. */
export const problem = z
  .looseObject({ code: z.string(), at: z.string(), message: z.string() })
  .meta({ id: "Problem", description: "What is wrong, where (a JSON pointer), what was expected and what to do." });

export const problemDocument = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    problems: z.array(problem),
  })
  .meta({ id: "ProblemDetails", description: "A refusal after RFC 9457, with all problems and their codes." });

const file = z.string().min(1).max(200);
export const pipelineName = file.describe("The pipeline's file, as a path from the server's folder.");
export const callbackUrl = z.string().max(2000).describe("Who is told when it is over, after Standard Webhooks.");
export const usd = z.number().min(0).max(1_000_000);
/** Whatever a JSON body can hold; the engine checks it against the types of the inputs. */
const json = z.custom<Json>();
const names = z.array(z.string().max(200)).max(500);

/** What may be chosen for a plan or a run. */
export const choices = {
  inputs: z
    .record(z.string(), json)
    .describe('Values of inputs. A media input is { "sha256": … }, an artifact of this server.')
    .exactOptional(),
  to: names.describe("Run only what these nodes need.").exactOptional(),
  from: names.describe("Run these nodes and all behind them again.").exactOptional(),
  takes: z.record(z.string(), z.int().min(1).max(1_000_000)).describe("Takes by node.").exactOptional(),
  maxCost: usd.describe("Most that it may cost, in USD.").exactOptional(),
  noBudget: z.boolean().describe("Buy without any budget.").exactOptional(),
  unknownPrice: z.enum(["deny", "allow"]).exactOptional(),
};

const range = z.object({ min: z.number(), max: z.number() });

/** A run in a list. */
export const runSummary = z
  .looseObject({
    id: z.string(),
    pipeline: z.string(),
    state: z.enum(["queued", "running", "interrupted", "paused", "succeeded", "failed", "cancelled"]),
    created: z.number().describe("Milliseconds since the epoch."),
    position: z.int().describe("Its place in the queue, from 1.").exactOptional(),
    seconds: z.number().exactOptional(),
    spent: z.number().describe("USD."),
    estimate: range.exactOptional(),
  })
  .meta({ id: "RunSummary" });

export const runView = runSummary
  .extend({
    units: z.array(z.looseObject({ place: z.string(), state: z.string() })),
    problems: z.array(problem),
    outputs: z.record(z.string(), z.unknown()),
    maxCost: z.number().exactOptional(),
    jobs: z.array(z.looseObject({})),
    seq: z.int().describe("The last event that this tells of."),
  })
  .meta({ id: "Run" });

export const started = z
  .object({
    id: z.string(),
    state: z.string(),
    position: z.int().describe("Its place in the queue, from 1.").exactOptional(),
    replayed: z.boolean().describe("The Idempotency-Key was known: this run was started before."),
  })
  .meta({ id: "Started" });

export const media = z
  .looseObject({ media: z.enum(["image", "video", "audio"]), sha256: z.string(), bytes: z.int(), type: z.string() })
  .meta({ id: "Media", description: "A media file, with facts measured from it." });
