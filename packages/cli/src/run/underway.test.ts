import type { RunEvent } from "@reelgraph/engine";
import { expect, test } from "vitest";
import { Underway } from "./underway.ts";

const about = { seq: 1, at: 0, run: "run-1", item: [] };
const submitted = (node: string): RunEvent => ({
  type: "job.submitted",
  ...about,
  node,
  model: "v/m",
  job: `of ${node}`,
});

test("who stops waiting is told of jobs that go on at a vendor, and how to call them off", () => {
  const underway = new Underway();
  for (const node of ["a", "b", "c", "d"]) underway.event(submitted(node));
  underway.event({ type: "job.settled", ...about, node: "a", job: "of a", usd: 0.1 });
  const problem = { code: "vendor-failed", at: "", message: "it failed" };
  underway.event({ type: "unit.failed", ...about, node: "b", problem });
  expect(underway.lines({ id: "run-1", interrupted: true })).toEqual([
    "2 jobs go on at the vendor: to call them off, reelgraph cancel run-1",
  ]);
  expect(underway.lines({ id: "run-1" }), "called off already").toEqual([]);
  underway.event({ type: "job.settled", ...about, node: "c", job: "of c" });
  expect(underway.lines({ id: "run-1", interrupted: true })[0]).toContain("1 job goes on at the vendor");
});
