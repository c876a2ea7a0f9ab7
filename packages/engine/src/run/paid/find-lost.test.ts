import { expect, test } from "vitest";
import { Books, type PaidJob } from "../../ledger/books.ts";
import { createVirtualTime } from "../../testing/virtual-time.ts";
import { hidesNames } from "./find-lost.ts";
import type { Order, Payments } from "./payments.ts";

const now = 1_700_000_000_000;

/** Whether a vendor whose list shows these names is taken for one that hides them, after these jobs (submitted so many ms ago). */
function hides(shown: readonly string[], jobs: Readonly<Record<string, { ago: number; account?: string }>>) {
  const books = new Books();
  for (const [clientKey, { ago, account = "v" }] of Object.entries(jobs)) {
    const common = { job: `${clientKey}#1`, at: now - ago };
    const about = { key: clientKey, attempt: 1, run: "r", place: "clip", account, model: "v/m", clientKey };
    books.add({ kind: "intent", ...common, ...about });
    books.add({ kind: "submitted", ...common, ref: { id: clientKey } });
  }
  const find = (name: string) => Promise.resolve(shown.includes(name) ? { id: name } : undefined);
  const order = { vendor: { id: "v", visibleAfterMs: 2000, find }, signal: new AbortController().signal };
  const pay = { clock: createVirtualTime(now), ledger: { books: () => Promise.resolve(books) }, random: () => 0.5 };
  const lost = { job: "lost#1", clientKey: "lost", intendedAt: now } as PaidJob;
  return hidesNames(lost, order as unknown as Order, pay as unknown as Payments);
}

test("a list in which no job that is known to be there can be found proves of no other that it isn't there (rule 26)", async () => {
  expect(await hides([], { one: { ago: 60_000 } })).toBe(true);
  expect(await hides(["two"], { one: { ago: 60_000 }, two: { ago: 30_000 } })).toBe(false);
});

test("a vendor is believed while nothing of it is known, or only what it needn't show yet", async () => {
  expect(await hides([], {})).toBe(false);
  expect(await hides([], { one: { ago: 1000 }, theirs: { ago: 60_000, account: "w" } })).toBe(false);
});
