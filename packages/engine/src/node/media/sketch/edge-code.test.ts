import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dashesOf, readEdgeCode, ruleInk, ruleOf } from "./edge-code.ts";

const size = { width: 640, height: 360 };

/** A picture with the rule of a seed on it, on a ground that changes from place to place. */
function pictureOf(seed: number, paper: boolean) {
  const { left, cell, top, thick } = ruleOf(size);
  const dashes = dashesOf(seed);
  return (x: number, y: number) => {
    const ground = (paper ? 190 : 70) + 40 * Math.sin(x / 37) * (paper ? 0.2 : 1) + ((x * 31 + y * 17) % 7);
    if (y < top || y >= top + thick) return 16 + ground;
    const on = dashes[Math.floor((x - left) / cell)];
    if (paper) return 16 + (on ? Math.min(ground, ruleInk.paper.dash) : Math.max(ground, ruleInk.paper.ground));
    return 16 + ground * ruleInk.light.keeps + (on ? ruleInk.light.adds : 0);
  };
}

test("the seed comes back from its dashes, light or dark, on an uneven ground", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.boolean(), (seed, paper) => {
      expect(readEdgeCode(size, pictureOf(seed, paper))).toBe(seed);
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
