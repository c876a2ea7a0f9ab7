import { expect, test } from "vitest";
import { randomOf } from "./random.ts";

const draw = (seed: number, stream: string) => Array.from({ length: 5 }, randomOf(seed, stream));

test("a stream repeats itself, and differs from other streams and seeds", () => {
  expect(draw(1, "sky")).toEqual(draw(1, "sky"));
  expect(draw(1, "sky")).not.toEqual(draw(1, "sea"));
  expect(draw(1, "sky")).not.toEqual(draw(2, "sky"));
});

test("draws are even and within their bounds", () => {
  const random = randomOf(7, "even");
  const draws = Array.from({ length: 4000 }, () => random.between(-2, 2));
  expect(Math.min(...draws)).toBeGreaterThanOrEqual(-2);
  expect(Math.max(...draws)).toBeLessThan(2);
  expect(draws.reduce((sum, value) => sum + value, 0) / draws.length).toBeCloseTo(0, 1);
  expect(new Set(Array.from({ length: 200 }, () => random.below(3)))).toEqual(new Set([0, 1, 2]));
});
