import { expect, test } from "vitest";
import { halfPlane } from "./half-plane.ts";

const corners = (path: string) =>
  [...path.matchAll(/(-?[\d.]+)% (-?[\d.]+)%/g)].map(([, x, y]) => [Number(x), Number(y)]);

test("an upright line leaves what is left of it, a level one what is above", () => {
  const upright = corners(halfPlane(0.3, 0.5, 0, 16 / 9));
  expect(Math.max(...upright.map(([x = 0]) => x))).toBe(30);
  expect(Math.min(...upright.map(([x = 0]) => x))).toBeLessThan(-100);
  const level = corners(halfPlane(0.5, 0.25, 90, 16 / 9));
  expect(Math.max(...level.map(([, y = 0]) => y))).toBe(25);
});
