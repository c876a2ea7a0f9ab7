import { expect, test } from "vitest";
import { moved, pointIn } from "./point.ts";

const picture = { left: 100, top: 50, width: 400, height: 200 };

test("a point is told in shares of the picture, and lies never outside of it", () => {
  expect(pointIn(picture, { clientX: 200, clientY: 200 })).toEqual({ x: 0.25, y: 0.75 });
  expect(pointIn(picture, { clientX: 90, clientY: 300 })).toEqual({ x: 0, y: 1 });
});

test("arrows move a point by a hundredth, with Shift by a tenth, up to the edge", () => {
  expect(moved({ x: 0.5, y: 0.5 }, { key: "ArrowRight", shiftKey: false })?.x).toBeCloseTo(0.51);
  expect(moved({ x: 0.5, y: 0.05 }, { key: "ArrowUp", shiftKey: true })).toEqual({ x: 0.5, y: 0 });
  expect(moved({ x: 0.5, y: 0.5 }, { key: "a", shiftKey: false })).toBeUndefined();
});
