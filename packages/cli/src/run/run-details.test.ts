import { noRun } from "@reelgraph/engine";
import type { PaidJob, RunDetails } from "@reelgraph/engine/node";
import { expect, it } from "vitest";
import type { Channel } from "../shell.ts";
import { createStyle } from "../terminal/style.ts";
import { runDetails } from "./run-details.ts";

const channel: Channel = {
  style: createStyle(false),
  size: () => ({ columns: 100, rows: 24 }),
  isTerminal: false,
  write() {},
  line() {},
};

function shown(...jobs: readonly Partial<PaidJob>[]): string {
  const record = { id: "run-1", pipeline: "film.json", state: "paused", started: 0, spent: 0 };
  const paid = jobs.map((job) => ({ job: "j", place: "clip", model: "v/m", clientKey: "rg_1", reserved: 0.4, ...job }));
  return runDetails({ record, state: noRun, asked: {}, jobs: paid } as unknown as RunDetails, channel, 0).join("\n");
}

it("shows money as set aside only while it may still be spent", () => {
  expect(shown({ state: "submitted" })).toContain("$0.40 reserved");
  expect(shown({ state: "unknown" })).toContain("$0.40 reserved");
  expect(shown({ state: "refused" })).not.toContain("reserved");
  expect(shown({ state: "lost" })).not.toContain("reserved");
  expect(shown({ state: "settled", usd: 0.3 })).toMatch(/settled +\$0\.30/);
});
