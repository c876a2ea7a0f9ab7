import { expect, test } from "vitest";
import { isFree, isWithin, planTotals } from "./plan-totals.ts";

const once = { min: 1, max: 1 };
const unit = { node: "clip", use: "generate", times: once };

test("a node's price is that of its units, each as often as it runs; what depends may cost nothing", () => {
  const totals = planTotals({
    units: [
      { ...unit, item: ["a"], state: "cached", saves: { seconds: 4, usd: 0.2 } },
      { ...unit, item: ["b"], state: "run", times: { min: 1, max: 3 }, price: { min: 0.1, max: 0.2 }, model: "m" },
      { ...unit, item: ["c"], state: "depends", price: { min: 0.5, max: 0.5 }, why: "it depends" },
    ],
  });
  expect(totals.get("clip")).toMatchObject({
    cached: 1,
    run: { min: 1, max: 4 },
    price: { min: 0.1, max: 0.2 * 3 + 0.5 },
    unknown: false,
    models: ["m"],
    saved: { usd: 0.2, seconds: 4 },
    why: "it depends",
  });
});

test("a node tells how long its work takes and what gives way in it, each thing once", () => {
  const adjustments = [{ field: "seconds", asked: 7, used: 8, why: "the model makes clips of other lengths" }];
  const one = { ...unit, state: "run", price: { min: 0, max: 0 }, seconds: { min: 2, max: 3 }, adjustments } as const;
  const totals = planTotals({
    units: [
      { ...one, item: ["a"] },
      { ...one, item: ["b"] },
    ],
  });
  expect(totals.get("clip")).toMatchObject({ seconds: { min: 4, max: 6 }, adjustments });
});

test("a price that nobody knows is unknown, never nothing", () => {
  const totals = planTotals({ units: [{ ...unit, item: [], state: "run" }] });
  expect(totals.get("clip")).toMatchObject({ unknown: true, price: { min: 0, max: 0 } });
  expect(isFree({ total: { min: 0, max: 0, unknown: true } })).toBe(false);
  expect(isFree({ total: { min: 0, max: 0, unknown: false } })).toBe(true);
});

test("only what is certain to cost no more than a sum is within it", () => {
  const total = (max: number, unknown = false) => ({ total: { min: 0, max, unknown } });
  expect(isWithin(total(0.3), 0.5)).toBe(true);
  expect(isWithin(total(0.6), 0.5)).toBe(false);
  expect(isWithin(total(0, true), 0.5)).toBe(false);
  expect(isWithin(total(0), 0), "what is free is within everything").toBe(true);
});
