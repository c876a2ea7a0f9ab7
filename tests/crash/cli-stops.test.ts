import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { start } from "../cli-program.ts";
import { all, comparable, charged, folded, openShop } from "./shop.ts";

describe("a run that stops (rules 26, 28, 30)", () => {
  it("killed while its jobs are on their way is interrupted, and resume follows them to their end", async () => {
    const { vendor, running, run, shown } = await openShop();
    const { child, ended, id } = await running(3);
    child.kill("SIGKILL");
    await ended;
    expect((await shown()).listed).toMatchObject({ id, state: "interrupted" });
    const { code, told } = await run("resume", id);
    expect([code, told.at(-1)?.["type"], told.at(-1)?.["state"]]).toEqual([0, "run.finished", "succeeded"]);
    expect(charged(vendor)).toEqual(all);
    expect(vendor.requests().filter(({ method }) => method === "POST")).toHaveLength(3);
    const after = await shown();
    expect(after).toMatchObject({ state: "succeeded", spent: 0.3, problems: [] });
    expect(folded(told)).toEqual(comparable(after));
  });

  it("ended by Ctrl-C leaves its jobs alone, with exit code 130, and resume fetches them", async () => {
    const { vendor, running, run, shown } = await openShop();
    const { child, ended, id } = await running(3);
    child.kill("SIGINT");
    expect((await ended).code).toBe(130);
    const before = await shown();
    expect(before, "nobody has called it off").toMatchObject({ id, state: "interrupted" });
    expect(before.jobs.map(({ state }) => state)).toEqual(["submitted", "submitted", "submitted"]);
    const { code, told } = await run("resume", id);
    expect([code, told.at(-1)?.["state"]]).toEqual([0, "succeeded"]);
    expect(charged(vendor)).toEqual(all);
    expect(folded(told)).toEqual(comparable(await shown()));
  });

  it("ended by Ctrl-C while the answers to its submissions are late does not wait for them, and buys nothing twice", async () => {
    const late = { on: "submit", fault: "slow", waitMs: 5000, times: 3 } as const;
    const { vendor, folder, run, shown } = await openShop({ jobMs: 10, faults: [late] });
    const { child, ended } = start(folder, ["run", "pipeline.json", "--json"]);
    while (vendor.ledger().length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    expect((await ended).code).toBe(130);
    const { code } = await run("resume", (await shown()).id);
    expect(code).toBe(0);
    expect(charged(vendor)).toEqual(all);
    expect(await shown()).toMatchObject({ state: "succeeded", spent: 0.3 });
  });

  it("without the vendor's key says which one to set, with exit code 5, and has bought nothing", async () => {
    const { vendor, folder, run } = await openShop();
    writeFileSync(join(folder, ".env"), "");
    const { code, told } = await run("run", "pipeline.json");
    const problem = { code: "missing-secret", message: 'The secret "MOCK_KEY" is not set' };
    expect({ code, told: told.at(-1) }).toMatchObject({
      code: 5,
      told: { state: "failed", problems: [problem, problem, problem] },
    });
    expect(vendor.requests()).toEqual([]);
  });

  it("at its budget pauses with exit code 3, and goes on with a higher one without redoing anything", async () => {
    const { vendor, run, shown } = await openShop({ jobMs: 10, budget: { usd: 0.25, onExceed: "pause" } });
    const first = await run("run", "pipeline.json");
    expect([first.code, first.told.at(-1)?.["type"], first.told.at(-1)?.["state"]]).toEqual([
      3,
      "run.finished",
      "paused",
    ]);
    const before = await shown();
    expect(before).toMatchObject({ state: "paused", spent: 0.2, problems: [{ code: "budget-reached" }] });
    expect(folded(first.told)).toMatchObject({ state: "paused", spent: 0.2 });
    expect(charged(vendor)).toHaveLength(2);
    // The same budget buys no more.
    expect((await run("resume", before.id)).code).toBe(3);
    expect(charged(vendor)).toHaveLength(2);
    const { code, told } = await run("resume", before.id, "--max-cost", "1");
    expect([code, told.at(-1)?.["state"]]).toEqual([0, "succeeded"]);
    expect(charged(vendor)).toEqual(all);
    expect(folded(told)).toEqual(comparable(await shown()));
  });

  it("cancelled from another process ends there, and its jobs end at the vendor", async () => {
    const { vendor, running, run, shown } = await openShop({ jobMs: 60_000 });
    const { ended, id } = await running(3);
    const cancelled = await run("cancel", id);
    expect(cancelled.code).toBe(0);
    expect(cancelled.told[0]).toMatchObject({
      state: "cancelled",
      jobs: [{ outcome: "cancelled" }, { outcome: "cancelled" }, { outcome: "cancelled" }],
    });
    const { code, out } = await ended;
    expect(code).toBe(130);
    expect(JSON.parse(out.trim().split("\n").at(-1) ?? "")).toMatchObject({ type: "run.finished", state: "cancelled" });
    expect(vendor.jobs().every(({ cancelledAt }) => cancelledAt !== undefined)).toBe(true);
    expect((await shown()).listed).toMatchObject({ id, state: "cancelled" });
  });
});
