import { describe, expect, it } from "vitest";
import { z } from "zod";
import { key } from "../adapter-fixtures.ts";
import type { JobRef, JobState } from "../../vendor.ts";
import { nonsense, spoiled } from "../hostile.ts";
import { breaks, endless, type Scripted } from "../recording-http.ts";
import { list, type Bench } from "./bench.ts";

/** A job is followed by its stored name, and only the vendor's clear word ends it. */
export function jobContract({ fixtures, submit, poll }: Bench): void {
  const { polls } = fixtures;
  describe("a job", () => {
    it("is followed from its stored reference by another process", async () => {
      const { value } = await submit(fixtures.accepted.answer);
      const { headers: _, ...ref } = value ?? { id: "" };
      const stored = JSON.stringify(ref);
      expect(stored).not.toContain(key);
      expect(JSON.parse(stored)).toEqual(fixtures.accepted.job);
      const { value: state, sent } = await poll(list(polls.running.answers), JSON.parse(stored) as JobRef);
      expect(state).toMatchObject({ ...polls.running.gives });
      expect(`${sent[0]?.method} ${sent[0]?.url}`).toBe(polls.asks);
      expect(sent[0]?.headers).toMatchObject(fixtures.auth);
    });

    it("is running as long as the vendor has no clear word for its state", async () => {
      const { value } = await poll(list(polls.unknown));
      expect(value?.status).toBe("running");
    });

    it("is done when there is a clip", async () => {
      const { value } = await poll(list(polls.succeeded.answers));
      expect(value).toMatchObject({ status: "succeeded", ...polls.succeeded.gives });
    });

    it.each(Object.entries(polls.moderated))("is withheld by a filter: %s", async (_, { answers, gives }) => {
      const { value } = await poll(list(answers));
      expect(value).toMatchObject({ error: { kind: "moderation_output", retry: "resubmit_paid" }, ...gives });
    });

    it.each(Object.entries(polls.ends))("ends, with what is known of its cost: %s", async (_, { answers, gives }) => {
      const { value } = await poll(list(answers));
      expect(value).toMatchObject(gives);
      const { status, billed, usd } = value as Extract<JobState, { billed: unknown }>;
      expect(["failed", "cancelled", "expired"]).toContain(status);
      expect([true, false, "unknown"]).toContain(billed);
      if (usd !== undefined) expect(billed).toBe(usd > 0);
    });

    it.each<[string, Scripted, string, string]>([
      ["500", { status: 500 }, "network", "poll"],
      ["429", { status: 429 }, "rate_limit", "poll"],
      ["401", { status: 401 }, "auth", "poll"],
      ["404", { status: 404 }, "network", "never"],
      ["410", { status: 410 }, "network", "never"],
      ["a reset", breaks(), "network", "poll"],
      ["a connection refused", breaks(false), "network", "poll"],
      ["no JSON", { body: "<html>" }, "provider", "poll"],
      ["a body without end", endless, "provider", "poll"],
    ])("is not touched by a question that fails: %s", async (_, script, kind, retry) => {
      const { error } = await poll([script]);
      expect(error?.problem).toMatchObject({ kind, retry });
    });

    it("stays as it is, or is read, whatever is answered", async () => {
      const known = [polls.running, polls.succeeded, ...Object.values(polls.ends), ...Object.values(polls.moderated)];
      for (const { answers } of known) {
        const script = list(answers);
        for (const [at, recorded] of script.entries())
          for (const body of [...nonsense, ...spoiled(recorded.body)]) {
            // What comes behind a spoiled answer is asked for only where it still makes sense.
            const { value } = await poll([...script.with(at, { ...recorded, body }), ...script]);
            if (value) expect(State.safeParse(value).error).toBeUndefined();
          }
      }
    });
  });
}

const problem = z.object({
  kind: z.string(),
  retry: z.string(),
  message: z.string().min(1),
  code: z.string().optional(),
});
const usd = z.number().min(0).optional();

/** What every state must look like, whatever the vendor wrote. */
const State = z.discriminatedUnion("status", [
  z.object({ status: z.enum(["queued", "running"]), progress: z.number().min(0).max(1).optional(), nextPollMs: usd }),
  z.object({
    status: z.literal("succeeded"),
    assets: z.array(z.object({ url: z.string().optional(), type: z.string().optional() })).min(1),
    usd,
  }),
  z.object({
    status: z.enum(["failed", "cancelled", "expired"]),
    error: problem,
    billed: z.union([z.boolean(), z.literal("unknown")]),
    usd,
  }),
]);
