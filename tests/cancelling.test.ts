import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { studio, twoClips } from "./studio.ts";

const signal = new AbortController().signal;

/** A run that nobody waits for any more, and whose first job goes on at the vendor. */
async function left() {
  const shop = await studio(twoClips, { jobMs: 60_000 });
  const stop = new AbortController();
  const { id, interrupted } = await shop.withSession((session) =>
    session.run({
      signal: stop.signal,
      onEvent: ({ type }) => void (type === "job.submitted" && stop.abort(new Error("interrupted"))),
    }),
  );
  expect(interrupted).toBe(true);
  const outcomes = () => shop.withRuns(async (runs) => (await runs.cancel(id, signal)).map(({ outcome }) => outcome));
  const state = () => shop.withRuns(async (runs) => (await runs.show(id)).record.state);
  return { ...shop, outcomes, state };
}

it("a run is called off although its vendor doesn't answer, and its job when it answers again", async () => {
  const { vendor, outcomes, state } = await left();
  expect(await state()).toBe("interrupted");
  await vendor.close();
  expect(await outcomes()).toEqual(["unreachable"]);
  expect(await state()).toBe("cancelled");
  // It stays open, so that it can be tried again.
  expect(await outcomes()).toEqual(["unreachable"]);
});

it("a job at a vendor that the configuration has no more is told as that", async () => {
  const { folder, outcomes } = await left();
  writeFileSync(join(folder, "reelgraph.config.json"), "{}");
  expect(await outcomes()).toEqual(["not_configured"]);
});
