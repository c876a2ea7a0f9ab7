import { expect, test } from "vitest";
import { fitSize, sizeText } from "./fit-size.ts";

test.each([
  ["3840x2160", "1920x1080"],
  ["2160x3840", "1080x1920"],
  ["4096x1716", "1920x804"],
  ["32x18", "114x64"],
  ["16x16", "64x64"],
  ["961x541", "962x542"],
  ["854x480", "854x480"],
  ["4096x64", "1920x64"],
])("where any size within bounds is made, %s becomes %s: its shape is kept", (asked, made) => {
  const [width = 0, height = 0] = asked.split("x").map(Number);
  expect(sizeText(fitSize({ width, height }, { min: 64, max: 1920 }))).toBe(made);
});
