import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Trace } from "../plan/explain.ts";
import { systemClock } from "./clock.ts";
import { openJournal } from "./journal/journal.ts";
import { reasonInRun } from "./reasons.ts";

const parts = { type: "a.1", extra: "", take: 1, params: "{}", inputs: {} };

/** A run whose unit `a` was told of as often as there are entries, by as many processes. */
async function told(...hows: readonly Trace["how"][]) {
  const folder = await mkdtemp(join(tmpdir(), "reelgraph-reasons-"));
  const open = () =>
    openJournal({ file: join(folder, "journal.db"), head: join(folder, "head"), clock: systemClock, report: () => {} });
  const run = { id: "run-1", pipeline: "p.json", started: 1 };
  for (const [index, how] of hows.entries()) {
    const journal = open();
    const lease = await journal.leases.take("run:run-1");
    if (!lease) throw new Error("taken");
    const log = index === 0 ? await journal.begin(run, {}, lease) : await journal.resume("run-1", lease);
    journal.history.trace(run, { node: "a", item: [], how, parts, from: {} });
    await journal.end(log, { id: "run-1", state: "paused", seconds: 0, spent: 0 }, lease);
    await lease.release();
    journal.close();
  }
  const journal = open();
  try {
    return reasonInRun("a", journal.history.of("p.json"));
  } finally {
    journal.close();
  }
}

it("a run that made something, died, and found it again when it was resumed, has made it (rule 31)", async () => {
  expect(await told("ran", "cached")).toBe("a ran for the first time");
  expect(await told("forced", "cached")).toBe("a ran because --from asked for it");
  expect(await told("cached", "cached")).toBe("a did not run: its result was known already");
  expect(await told("failed", "ran")).toBe("a ran for the first time");
});
