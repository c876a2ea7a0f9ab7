import type { Json } from "@reelgraph/engine";
import { z } from "zod";

/** Shapes of requests that several routes share. */
const file = z.string().min(1).max(200);
export const pipelineName = file.describe("The pipeline's file, as a path from the server's folder.");
export const callbackUrl = z.string().max(2000).describe("Who is told when it is over, after Standard Webhooks.");
/** How a person is called. */
export const person = z.string().min(1).max(100);
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
  takes: z
    .record(z.string(), z.int().min(1).max(1_000_000))
    .describe("Takes by node, `clip`, or by unit, `clip[noir]`.")
    .exactOptional(),
  again: names.describe("Make one more take of these nodes or units.").exactOptional(),
  maxCost: usd.describe("Most that it may cost, in USD.").exactOptional(),
  noBudget: z.boolean().describe("No cap on this run; caps of a day, an account and a key hold.").exactOptional(),
  unknownPrice: z.enum(["deny", "allow"]).exactOptional(),
};
