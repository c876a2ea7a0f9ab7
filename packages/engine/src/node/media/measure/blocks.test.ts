import { expect, test } from "vitest";
import { addSteps, emptyProfile, gridOf } from "./blocks.ts";
import { pictureOf, type Plane } from "./picture.ts";
import { blocky } from "./testing/defects.ts";
import { film } from "./testing/scenes.ts";

function grid(planes: readonly Plane[]) {
  const profile = emptyProfile(planes[0]!);
  for (const plane of planes) addSteps(profile, plane);
  return gridOf(profile);
}

test("blocks of a codec are found with their size", () => {
  const clip = film({ scene: "hills", seed: 2, seconds: 0.5 });
  const lumas = blocky(clip, 0.8).map((frame) => pictureOf(frame).luma);
  expect(grid(lumas)).toMatchObject({ period: 8, step: expect.closeTo(2, 0) });
  expect(grid(clip.map((frame) => pictureOf(frame).luma)).step).toBeLessThan(0.1);
});

test("a wall of windows is no grid of blocks", () => {
  const data = Uint8Array.from({ length: 240 * 120 }, (_, at) => {
    const [x, y] = [at % 240, Math.floor(at / 240)];
    return x % 24 < 14 && y % 30 < 18 ? 60 : 170;
  });
  expect(grid([{ width: 240, height: 120, data }]).step).toBe(0);
});
