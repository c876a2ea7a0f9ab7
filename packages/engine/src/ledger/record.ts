import { z } from "zod";
import type { Video } from "../ports/values.ts";
import type { JobRef } from "../vendor.ts";

/** A function, so that nobody who spends nothing pays for making the schema. */
function makeSchema() {
  /** Facts that all records carry: which job, and when (ms since the epoch). */
  const common = { job: z.string(), at: z.number() };
  const usd = z.number().min(0);
  const problem = z.object({ kind: z.string(), message: z.string(), code: z.string().exactOptional() });

  return z.discriminatedUnion("kind", [
    z
      .object({
        kind: z.literal("intent"),
        ...common,
        key: z.string(),
        attempt: z.int().positive(),
        /** The run that pays. */
        run: z.string(),
        place: z.string(),
        /** Whose money and limits: the vendor's name in the configuration. */
        account: z.string(),
        /** Whose allowance is used: the key that asked for the run. */
        payer: z.string().exactOptional(),
        model: z.string(),
        clientKey: z.string(),
        /** Most that it may cost; absent: nobody knows. */
        reserved: usd.exactOptional(),
        /** Length and pixels of the clip: what its duration is predicted from. */
        seconds: z.number().exactOptional(),
        pixels: z.number().exactOptional(),
      })
      .describe("The submission is about to be sent. Durable before it is."),
    z.object({ kind: z.literal("again"), ...common }).describe("It is about to be sent again, under the same name."),
    z.object({ kind: z.literal("adopted"), ...common, run: z.string() }).describe("Another run follows the job now."),
    z.object({ kind: z.literal("refused"), ...common, problem }).describe("The vendor has certainly not taken it."),
    z
      .object({ kind: z.literal("submitted"), ...common, ref: z.custom<JobRef>((value) => typeof value === "object") })
      .describe("The vendor took it. It is never sent again."),
    z
      .object({ kind: z.literal("unknown"), ...common, problem })
      .describe("Nobody can tell whether the vendor took it."),
    z
      .object({
        kind: z.literal("settled"),
        ...common,
        usd: usd.exactOptional(),
        /** Seconds from its submission to its end; null: nobody looked then. Absent: an older record. */
        took: z.number().min(0).nullable().exactOptional(),
        media: z.custom<Video>((value) => typeof value === "object"),
      })
      .describe("Its clip is stored and verified; what it cost."),
    z.object({ kind: z.literal("failed"), ...common, problem, usd: usd.exactOptional() }).describe("It gave no clip."),
    z
      .object({
        kind: z.literal("call"),
        ...common,
        run: z.string(),
        place: z.string(),
        account: z.string(),
        payer: z.string().exactOptional(),
        model: z.string(),
        usd,
      })
      .describe("A call that was paid at once, by its tokens: a language model's or a judge's. No job follows."),
    z
      .object({ kind: z.literal("resolved"), ...common, as: z.enum(["charged", "lost"]), usd: usd.exactOptional() })
      .describe("A person found out what became of an unknown submission."),
  ]);
}

let schema: ReturnType<typeof makeSchema> | undefined;

/** Reads a record that was kept. Throws what zod throws when it is none. */
export function readMoneyRecord(value: unknown): MoneyRecord {
  return (schema ??= makeSchema()).parse(value);
}

/**
 * One fact about money, in the order in which things happened. A job is `<key>#<attempt>`; its state is what its records
 * add up to (`Books`). Records are only ever added.
 */
export type MoneyRecord = z.infer<ReturnType<typeof makeSchema>>;
export type Call = Extract<MoneyRecord, { kind: "call" }>;
export type Intent = Extract<MoneyRecord, { kind: "intent" }>;
