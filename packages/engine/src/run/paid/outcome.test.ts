import { expect, test } from "vitest";
import type { PaidJob } from "../../ledger/books.ts";
import { createVirtualTime } from "../../testing/virtual-time.ts";
import type { JobState } from "../../vendor.ts";
import { outcome } from "./outcome.ts";
import type { Order, Payments } from "./payments.ts";

const start = 1_700_000_000_000;

/** How long a job is said to have taken that ends `endsAfterMs` from now, and was submitted `agoMs` before. */
async function took(agoMs: number, endsAfterMs: number, freeze?: { atMs: number; forMs: number }) {
  const time = createVirtualTime(start);
  let frozen = 0;
  // A machine that sleeps: its wall clock has gone on when it wakes up.
  const now = () => time.now() + (freeze && time.now() - start > freeze.atMs ? (frozen = freeze.forMs) : frozen);
  const poll = (): Promise<JobState> =>
    Promise.resolve(
      now() - start >= endsAfterMs ? { status: "succeeded", assets: [] } : { status: "running", progress: 0.5 },
    );
  const clock = { now, monotonic: () => time.monotonic(), sleep: time.sleep };
  const order = { vendor: { id: "v", poll }, signal: new AbortController().signal, emit: () => {} };
  const job = { job: "j#1", place: "clip", ref: { id: "video_1" }, submittedAt: start - agoMs } as PaidJob;
  let said: number | null | undefined;
  const pay = { clock, random: () => 0.5 } as unknown as Payments;
  void outcome(job, order as unknown as Order, pay, Infinity).then((end) => (said = end.took));
  await time.run(start + 3_600_000);
  return said;
}

test("how long a job took is known to who watched it, also from another process's submission on", async () => {
  const whole = await took(0, 90_000);
  expect(whole).toBeGreaterThanOrEqual(90);
  expect(whole).toBeLessThan(101);
  const taken = await took(60_000, 30_000);
  expect(taken).toBeGreaterThanOrEqual(90);
  expect(taken).toBeLessThan(101);
});

test("nobody knows how long a job took that ended while nobody looked: no plan counts with the night in between", async () => {
  expect(await took(8 * 3_600_000, 0)).toBeNull();
  expect(await took(0, 90_000, { atMs: 20_000, forMs: 8 * 3_600_000 })).toBeNull();
  // A clock that was set back.
  expect(await took(-3_600_000, 0)).toBeNull();
});
