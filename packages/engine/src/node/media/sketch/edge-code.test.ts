import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dashesOf, readEdgeCode, ruleOf } from "./edge-code.ts";

const size = { width: 640, height: 360 };

/** A picture with the rule of a seed on it, and noise. */
function pictureOf(seed: number, noise: number, dark = false) {
  const { left, cell, top, thick } = ruleOf(size);
  const dashes = dashesOf(seed);
  return (x: number, y: number) => {
    const ground = (dark ? 190 : 40) + ((x * 31 + y * 17) % 11) * noise;
    if (y < top || y >= top + thick) return ground;
    const on = dashes[Math.floor((x - left) / cell)];
    return on ? ground + (dark ? -90 : 70) : ground;
  };
}

test("the seed comes back from its dashes, light or dark, on an uneven ground", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.boolean(), (seed, dark) => {
      expect(readEdgeCode(size, pictureOf(seed, 1.2, dark))).toBe(seed);
    }),
    { seed: 5 },
  );
});

test("a picture without a code has no seed", () => {
  expect(readEdgeCode(size, () => 128)).toBeUndefined();
  expect(readEdgeCode(size, (x) => x % 256)).toBeUndefined();
  expect(readEdgeCode(size, (x, y) => (x * 7919 + y * 104729) % 256)).toBeUndefined();
  expect(readEdgeCode({ width: 2, height: 2 }, () => 0)).toBeUndefined();
});
