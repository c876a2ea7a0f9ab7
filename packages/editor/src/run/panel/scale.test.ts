import { expect, test } from "vitest";
import { ticks, visibleBars } from "./scale.ts";

test("the axis is marked at round times that can be read", () => {
  expect(ticks(10_000, 500)).toEqual([0, 2000, 4000, 6000, 8000]);
  expect(ticks(240_000, 1000)).toEqual([0, 30_000, 60_000, 90_000, 120_000, 150_000, 180_000, 210_000]);
});

test("bars that nobody could tell apart are drawn as one, and what is out of sight isn't drawn", () => {
  const bars = Array.from({ length: 5000 }, (_, at) => ({ kind: "done", lane: 0, from: at * 10, to: at * 10 + 9 }));
  const shown = visibleBars(bars, { perMs: 0.02, left: 0, right: 500 });
  expect(shown.length).toBe(1);
  expect(shown[0]).toMatchObject({ x: 0 });
  const wide = visibleBars(bars, { perMs: 1, left: 1000, right: 1100 });
  expect(wide.length).toBe(11);
});
