import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { islandsOf } from "./islands.ts";

test("every pixel that holds anything, however faint, lies in an island, and empty columns in none", () => {
  const canvas = createCanvas(101, 45);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "rgba(0,0,0,0.005)";
  for (const [x, y] of [
    [17, 9],
    [31, 44],
    [100, 0],
  ] as const)
    pen.fillRect(x, y, 1, 1);
  pen.fillRect(56, 20, 8, 8);
  expect(islandsOf(canvas)).toEqual([
    { x: 16, y: 8, wide: 16, high: 37 },
    { x: 56, y: 16, wide: 8, high: 16 },
    { x: 96, y: 0, wide: 5, high: 8 },
  ]);
});

test("an empty picture has no islands, a full one is one", () => {
  const canvas = createCanvas(30, 20);
  expect(islandsOf(canvas)).toEqual([]);
  canvas.getContext("2d").fillRect(0, 0, 30, 20);
  expect(islandsOf(canvas)).toEqual([{ x: 0, y: 0, wide: 30, high: 20 }]);
});
