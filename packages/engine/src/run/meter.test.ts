import { expect, test } from "vitest";
import { Ledger } from "../ledger/ledger.ts";
import type { Lease } from "../ledger/store.ts";
import { systemClock } from "../node/clock.ts";
import { memoryLedger } from "../testing/memory-ledger.ts";
import { UnitMeter } from "./meter.ts";
import { BudgetReached, type Payments } from "./paid/payments.ts";

const lease: Lease = { name: "run:r", fence: 1, validMs: () => 100_000, release: async () => {} };

/** A run with this cap, and the purse of one of its units. */
function purse(cap: number) {
  const calls = { reserved: 0 };
  const ledger = new Ledger(memoryLedger(), systemClock);
  const caps = {
    run: cap,
    unknownPrice: "deny",
    get held() {
      return calls.reserved;
    },
  } as const;
  const payments = { ledger, lease, calls, caps } as unknown as Payments;
  const unit = () => new UnitMeter({ id: "r", payments, paused: new AbortController().signal }, "write");
  return { unit, ledger, calls };
}

test("a call is written into the books at what it cost, and its unit knows", async () => {
  const { unit, ledger, calls } = purse(1);
  const meter = unit();
  await meter.reserve(0.5);
  expect(calls.reserved).toBe(0.5);
  await meter.spent(0.2, "host/model");
  expect(calls.reserved).toBe(0);
  expect((await ledger.books()).sum({ run: "r" }).spent).toBe(0.2);
  expect(meter).toMatchObject({ any: true, usd: 0.2 });
});

test("no call is made that may pass the run's cap, counting those made before and those on their way", async () => {
  const { unit } = purse(1);
  const [one, two, three] = [unit(), unit(), unit()];
  await one.reserve(0.6);
  await one.spent(0.6, "host/model");
  await two.reserve(0.3);
  await expect(three.reserve(0.2)).rejects.toBeInstanceOf(BudgetReached);
  await two.spent(0, "host/model");
  await three.reserve(0.2);
});

test("calls that start at the same time can't pass the cap together", async () => {
  const { unit } = purse(1);
  const ends = await Promise.allSettled([0.6, 0.6, 0.6].map((most) => unit().reserve(most)));
  expect(ends.filter(({ status }) => status === "fulfilled").length).toBeLessThan(2);
});

test("what nobody knows stays unknown, and is never 0", async () => {
  const { unit, ledger } = purse(1);
  const meter = unit();
  await meter.reserve(undefined);
  await meter.spent(undefined, "host/model");
  expect(meter).toMatchObject({ any: true, usd: undefined });
  expect((await ledger.books()).sum({ run: "r" }).spent).toBe(0);
});
