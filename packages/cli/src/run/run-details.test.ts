import { noRun } from "@reelgraph/engine";
import type { PaidJob, RunDetails } from "@reelgraph/engine/node";
import { expect, it } from "vitest";
import { plainChannel as channel } from "../testing/plain-channel.ts";
import { runDetails } from "./run-details.ts";

function shown(...jobs: readonly Partial<PaidJob>[]): string {
  return detailed({}, {}, ...jobs);
}

function detailed(about: object, known: object, ...jobs: readonly Partial<PaidJob>[]): string {
  const record = { id: "run-1", pipeline: "film.json", state: "paused", started: 0, spent: 0, ...about };
  const job = { job: "j", run: "run-1", place: "clip", model: "v/m", clientKey: "rg_1", reserved: 0.4 };
  const paid = jobs.map((one) => ({ ...job, ...one }));
  const state = { ...noRun, ...known };
  return runDetails({ record, state, asked: {}, jobs: paid } as unknown as RunDetails, channel, 0).join("\n");
}

it("shows money as set aside only while it may still be spent", () => {
  expect(shown({ state: "submitted" })).toContain("$0.40 reserved");
  expect(shown({ state: "unknown" })).toContain("$0.40 reserved");
  expect(shown({ state: "refused" })).not.toContain("reserved");
  expect(shown({ state: "lost" })).not.toContain("reserved");
  expect(shown({ state: "settled", usd: 0.3 })).toMatch(/settled +\$0\.30/);
});

it("tells what is reserved, what a job cost beside what was planned for it, and calls no unknown cost nothing", () => {
  const plan = { total: { min: 0.8, max: 0.8, unknown: false } };
  const some = detailed({ spent: 0.6 }, { plan }, { state: "settled", usd: 0.6 }, { state: "submitted" });
  expect(some).toContain("$0.60 spent and $0.40 reserved of $0.80 planned");
  expect(some).toMatch(/settled +\$0\.60, planned \$0\.40/);
  const priceless = { total: { min: 0, max: 0, unknown: true } };
  const { reserved: _, ...unknown } = { state: "settled" as const, reserved: 0 };
  const none = detailed({}, { plan: priceless }, { ...unknown, reserved: undefined as never });
  expect(none.split("\n")[0]).toMatch(/at least \$0\.00 spent$/);
  expect(none).toContain("cost unknown");
});

it("names a job in full where nothing bounds the line, and a cancelled one as that", () => {
  const id = "video_".padEnd(120, "7");
  const line = shown({ state: "failed", problem: { kind: "cancelled", message: "" }, ref: { id }, usd: 0.4 });
  expect(line).toContain(id);
  expect(line).toMatch(/cancelled +\$0\.40/);
});

it("says why a run stands, and how it goes on", () => {
  const problems = [
    { code: "budget-reached", at: "", message: "The day budget is reached", hint: "wait for a new day" },
  ];
  expect(detailed({}, { problems })).toMatch(
    /The day budget is reached\n +wait for a new day\nGo on with: reelgraph resume run-1$/,
  );
  expect(detailed({ state: "interrupted" }, {})).toContain("Go on with");
  expect(detailed({ state: "succeeded" }, {})).not.toContain("Go on with");
});
