import { expect, it } from "vitest";
import { lastSeq } from "./last-seq.ts";
import type { RunEvent } from "./run-event.ts";

const event = (type: string, seq: number) => ({ type, seq }) as RunEvent;

it("a run that ended goes on with the next number; one that was cut off, beyond all numbers that were told and not kept", () => {
  expect(lastSeq([])).toBe(0);
  expect(lastSeq([event("run.started", 1), event("run.finished", 60)])).toBe(60);
  expect(lastSeq([event("run.started", 1), event("unit.finished", 9)])).toBeGreaterThan(9 + 100_000);
});
