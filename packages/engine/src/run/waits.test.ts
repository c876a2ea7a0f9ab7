import { expect, test } from "vitest";
import { Waits } from "./waits.ts";

const unit = { node: "clip", item: ["noir"] } as const;
const waiting = { type: "unit.waiting", ...unit, reason: "all 2 places are taken" } as const;
const started = { type: "unit.started", ...unit, key: "k" } as const;
const finished = { type: "unit.finished", ...unit, outputs: {}, seconds: 2 } as const;

test("the end of a unit tells how long it waited in all, and why the last time", () => {
  const waits = new Waits();
  expect(waits.told(waiting, 1000)).toBe(waiting);
  waits.told({ ...waiting, reason: "the vendor asked to wait" }, 1500);
  waits.told(started, 3000);
  waits.told(waiting, 4000);
  waits.told(started, 5000);
  expect(waits.told(finished, 7000)).toEqual({
    ...finished,
    waited: { seconds: 3, reason: "all 2 places are taken" },
  });
  expect(waits.told(finished, 8000)).toBe(finished);
});

test("a unit that didn't wait, or hardly, ends as it does", () => {
  const waits = new Waits();
  waits.told({ ...waiting, item: ["anime"] }, 1000);
  waits.told(started, 1000);
  expect(waits.told(finished, 2000)).toBe(finished);
  waits.told(waiting, 3000);
  waits.told(started, 3020);
  expect(waits.told(finished, 4000)).toBe(finished);
});
