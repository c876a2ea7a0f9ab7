import fc from "fast-check";
import { expect, test } from "vitest";
import { memoryLedger, sureLease as lease } from "../testing/memory-ledger.ts";
import { sampleVideo } from "../testing/sample-media.ts";
import { createVirtualTime } from "../testing/virtual-time.ts";
import { Books, dayOf, type Scope } from "./books.ts";
import { Ledger, type Purchase } from "./ledger.ts";

const runs = ["r", "s"];
const accounts = ["a", "b"];
const hourMs = 3_600_000;

/** One thing that somebody tries: to buy, or something with the n-th job, with an amount in cents. */
const step = fc.record({
  act: fc.constantFrom(
    "buy",
    "buy",
    "submitted",
    "settled",
    "failed",
    "refused",
    "unknown",
    "lost",
    "charged",
    "again",
  ),
  key: fc.constantFrom("k", "l", "m", "n", "o"),
  run: fc.constantFrom(...runs),
  account: fc.constantFrom(...accounts),
  job: fc.nat(9),
  cents: fc.option(fc.nat(70), { nil: undefined }),
  hours: fc.nat(8),
});
const caps = fc.record({ run: fc.nat(200), day: fc.nat(300), a: fc.nat(200) });

test("sums never go negative, reservations never pass a cap, and reading again gives the same books (rule 28)", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), caps, async (steps, cents) => {
      const time = createVirtualTime(1_700_000_000_000);
      const store = memoryLedger();
      const ledger = new Ledger(store, time);
      const limit = {
        run: cents.run / 100,
        day: cents.day / 100,
        accounts: { a: cents.a / 100 },
        unknownPrice: "allow",
      };
      for (const { act, key, run, account, job, cents: amount, hours } of steps) {
        await time.run(time.now() + hours * hourMs);
        const usd = amount === undefined ? {} : { usd: amount / 100 };
        const [, found] = [...(await ledger.books()).jobs].at(job) ?? [];
        try {
          if (act === "buy") {
            const reserved = amount === undefined ? {} : { reserved: amount / 100 };
            const purchase: Purchase = { key, run, account, place: "clip", model: "a/m", ...reserved };
            const made = await ledger.intend(purchase, { ...limit, unknownPrice: "allow" }, lease, (n) => `${key}${n}`);
            if (made.is === "intended" && amount) {
              const books = await ledger.books();
              const day = dayOf(time.now());
              const total = (scope: Scope) => books.sum(scope).spent + books.sum(scope).reserved;
              expect(total({ run })).toBeLessThanOrEqual(limit.run + 1e-9);
              expect(total({ day })).toBeLessThanOrEqual(limit.day + 1e-9);
              if (account === "a") expect(total({ day, account })).toBeLessThanOrEqual(limit.accounts.a + 1e-9);
            }
          } else if (!found) continue;
          else if (act === "submitted") await ledger.submitted(found, { id: "j" }, lease);
          else if (act === "again") await ledger.again(found, lease);
          else if (act === "settled") await ledger.conclude(found, lease, { kind: act, media: sampleVideo, ...usd });
          else if (act === "failed") await ledger.conclude(found, lease, { kind: act, problem, ...usd });
          else if (act === "refused" || act === "unknown") await ledger.conclude(found, lease, { kind: act, problem });
          else await ledger.resolve(found, act === "lost" ? { as: act } : { as: "charged", ...usd }, lease);
        } catch (thrown) {
          expect(thrown).toMatchObject({ code: "job-changed" });
        }
        expectSane(await ledger.books());
      }
      const again = new Books();
      for (const record of store.records) again.add(record);
      expect(again).toEqual(await ledger.books());
    }),
    { numRuns: 150, seed: 20_261_123 },
  );
});

const problem = { kind: "provider", message: "no" };

/** What each sum must be, added up from the jobs. */
function expectSane(books: Books): void {
  const jobs = [...books.jobs.values()];
  for (const run of runs) {
    const own = jobs.filter((job) => job.run === run);
    const open = own.filter(({ state }) => state === "intent" || state === "submitted" || state === "unknown");
    const { spent, reserved } = books.sum({ run });
    expect(spent).toBeCloseTo(add(own.map(({ usd }) => usd)), 8);
    expect(reserved).toBeCloseTo(add(open.map((job) => job.reserved)), 8);
    expect(Math.min(spent, reserved)).toBeGreaterThanOrEqual(0);
  }
  for (const day of new Set(jobs.map(({ intendedAt }) => dayOf(intendedAt)))) {
    const sums = accounts.map((account) => books.sum({ day, account }));
    const all = books.sum({ day });
    expect(all.spent).toBeCloseTo(add(sums.map(({ spent }) => spent)), 8);
    expect(all.reserved).toBeCloseTo(add(sums.map(({ reserved }) => reserved)), 8);
    for (const { spent, reserved } of sums) expect(Math.min(spent, reserved)).toBeGreaterThanOrEqual(0);
  }
}

function add(amounts: readonly (number | undefined)[]): number {
  return amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
}
