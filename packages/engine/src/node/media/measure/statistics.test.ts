import * as fc from "fast-check";
import { expect, test } from "vitest";
import { largest } from "./lump.ts";
import { pictureOf, shrink, shrinkFactor } from "./picture.ts";
import { solve } from "./solve.ts";
import { detrend, median, quantile } from "./statistics.ts";
import { cost, visualQuality } from "./thresholds.ts";

const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });

test("quantiles lie between neighbours and never fall", () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(median([])).toBeNaN();
  fc.assert(
    fc.property(fc.array(number, { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      expect(quantile(values, share)).toBeGreaterThanOrEqual(Math.min(...values));
      expect(quantile(values, share)).toBeLessThanOrEqual(quantile(values, 1));
    }),
  );
});

test("a straight line has no rest, a swing keeps its size", () => {
  fc.assert(
    fc.property(number, number, (start, slope) => {
      const line = Array.from({ length: 20 }, (_, n) => start + slope * n);
      for (const rest of detrend(line, 4)) expect(Math.abs(rest)).toBeLessThan(1e-6);
    }),
  );
  const swing = Array.from({ length: 24 }, (_, n) => n + (n % 2 === 0 ? 5 : -5));
  for (const rest of detrend(swing, 6).slice(6, 18)) expect(Math.abs(rest)).toBeGreaterThan(4);
});

test("equations are solved, singular ones are not", () => {
  const cell = fc.double({ min: -10, max: 10, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 9, maxLength: 9 }),
      fc.array(cell, { minLength: 3, maxLength: 3 }),
      (m, x) => {
        // A heavy diagonal keeps the matrix far from singular.
        const rows = [0, 1, 2].map((r) => [0, 1, 2].map((c) => m[3 * r + c]! + (r === c ? 40 : 0)));
        const given = rows.map((row) => Float64Array.from([...row, row.reduce((sum, a, i) => sum + a * x[i]!, 0)]));
        solve(given)!.forEach((value, i) => expect(value).toBeCloseTo(x[i]!, 6));
      },
    ),
  );
  expect(solve([Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 6)])).toBeUndefined();
});

test("the largest group of neighbours doesn't wrap around the edge", () => {
  const flags = [..."x.xx..", "x", ..."....x"].map((flag) => flag === "x");
  expect(largest(flags, 6)).toBe(2);
  expect(largest([], 6)).toBe(0);
  expect(
    largest(
      Array.from({ length: 12 }, () => true),
      6,
    ),
  ).toBe(12);
});

test("shrinking keeps the mean of a square", () => {
  const data = Uint8Array.from({ length: 72 }, (_, n) => n);
  const plane = { width: 12, height: 6, data };
  expect(shrink(plane, 1)).toBe(plane);
  expect([...shrink(plane, 2).data].slice(0, 3)).toEqual([7, 9, 11]);
  expect(shrink(plane, 6)).toMatchObject({ width: 2, height: 1, data: Uint8Array.of(33, 39) });
  expect([960, 1280, 1920, 320, 854, 100].map((width) => shrinkFactor(width, 320))).toEqual([3, 4, 6, 1, 3, 1]);
});

test("a picture of odd size is cut into planes that fit", () => {
  const { u, v } = pictureOf({ seconds: 0, width: 5, height: 3, data: new Uint8Array(15 + 12) });
  expect([u.width, u.height, v.data.length]).toEqual([3, 2, 6]);
});

test("worse always costs more, and never more than there is", () => {
  const curves = fc.constantFrom(...Object.values(visualQuality));
  fc.assert(
    fc.property(
      curves,
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.double({ min: 0.01, max: 5, noNaN: true }),
      (curve, a, more) => {
        expect(cost(a + more, curve)).toBeGreaterThan(cost(a, curve));
        expect(cost(a + more, curve)).toBeLessThanOrEqual(curve.most);
      },
    ),
  );
  expect(cost(Number.NaN, visualQuality.noise)).toBe(0);
});
