import { expect, test } from "vitest";
import { heightOf, placesOf } from "./scale.ts";

test("the best mark stands at the upper edge, the worst at the lower", () => {
  expect([1, 3, 5].map((mark) => heightOf(mark, 10, 110))).toEqual([110, 60, 10]);
});

test("days stand as far apart as they are, and one alone in the middle", () => {
  const x = placesOf(["2026-11-01", "2026-11-02", "2026-11-05"], 0, 100);
  expect([x("2026-11-01"), x("2026-11-02"), x("2026-11-05")]).toEqual([0, 25, 100]);
  expect(placesOf(["2026-11-01"], 0, 100)("2026-11-01")).toBe(50);
});
