import { describe, expect, it } from "vitest";
import { all, comparable, charged, folded, openShop } from "./shop.ts";

/** A run of three clips at a vendor that can't be asked, whose second answer gets lost. */
async function doubtful(fault: "reset-after-commit" | "reset-before-read") {
  const shop = await openShop({ kind: "C", jobMs: 10, faults: [{ on: "submit", fault, nth: 2 }] });
  const { code, told } = await shop.run("run", "pipeline.json");
  expect([code, told.at(-1)?.["type"], told.at(-1)?.["state"]]).toEqual([4, "run.finished", "paused"]);
  const run = await shop.shown();
  expect(run).toMatchObject({ state: "paused", spent: 0.2, problems: [{ code: "outcome-unknown" }] });
  expect(run.units.filter(({ state }) => state === "parked")).toHaveLength(1);
  const [job, ...others] = run.jobs.filter(({ state }) => state === "unknown");
  expect(others).toEqual([]);
  // Nobody has looked yet: going on must not send it.
  expect((await shop.run("resume", run.id)).code).toBe(4);
  expect(shop.vendor.requests().filter(({ method }) => method === "POST")).toHaveLength(3);
  const charge = shop.vendor.ledger().find(({ key }) => key === job?.clientKey);
  return { ...shop, id: run.id, place: job?.place ?? "", charge };
}

describe("a submission in doubt at a vendor of class C, after a person has looked (rules 26, 27)", () => {
  it("that was taken is followed under the vendor's name for it", async () => {
    const { vendor, run, shown, id, place, charge } = await doubtful("reset-after-commit");
    // A slip of the pen isn't for ever: what is open can be said again.
    expect((await run("resolve", id, place, "--job", "video_of_nobody")).code).toBe(0);
    expect((await run("resolve", id, place, "--job", charge?.jobId ?? "")).code).toBe(0);
    const { code, told } = await run("resume", id);
    expect([code, told.at(-1)?.["state"]]).toEqual([0, "succeeded"]);
    expect(charged(vendor)).toEqual(all);
    const after = await shown();
    expect(after).toMatchObject({ state: "succeeded", spent: 0.3 });
    expect(folded(told)).toEqual(comparable(after));
  });

  it("that never arrived is sent again", async () => {
    const { vendor, run, shown, id, place, charge } = await doubtful("reset-before-read");
    expect(charge).toBeUndefined();
    expect((await run("resolve", id, place, "--lost")).code).toBe(0);
    expect((await run("resume", id)).code).toBe(0);
    expect(charged(vendor)).toEqual(all);
    expect(await shown()).toMatchObject({ state: "succeeded", spent: 0.3 });
  });

  it("whose job the vendor never ends is given up, and a new run buys another", async () => {
    const { vendor, run, shown, id, place, charge } = await doubtful("reset-after-commit");
    await run("resolve", id, place, "--job", charge?.jobId ?? "");
    const { told } = await run("resolve", id, place, "--charged", "--usd", "0.05");
    expect(told[0]).toMatchObject([{ place, state: "charged", usd: 0.05 }]);
    expect((await run("resume", id)).code).toBe(1);
    expect(await shown()).toMatchObject({ state: "failed", spent: 0.25, problems: [{ code: "charged-without-clip" }] });
    expect((await run("run", "pipeline.json")).code).toBe(0);
    expect(charged(vendor)).toHaveLength(4);
  });

  it("that was charged and gave nothing counts as spent and is not sent again by this run", async () => {
    const { vendor, run, shown, id, place } = await doubtful("reset-after-commit");
    const { told } = await run("resolve", id, place, "--charged");
    expect(told[0]).toMatchObject([{ place, state: "charged", usd: 0.1 }]);
    const { code } = await run("resume", id);
    expect(code).toBe(1);
    expect(vendor.requests().filter(({ method }) => method === "POST")).toHaveLength(3);
    expect(await shown()).toMatchObject({ state: "failed", spent: 0.3, problems: [{ code: "charged-without-clip" }] });
    // What is settled can't be settled again.
    expect((await run("resolve", id, place, "--lost")).code).toBe(2);
  });
});
