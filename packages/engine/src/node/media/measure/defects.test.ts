import { describe, expect, test } from "vitest";
import { defects } from "./testing/defects.ts";
import { judged, overall } from "./testing/judged.ts";
import { film, heldOutScenes, type Move, tuningScenes } from "./testing/scenes.ts";

// Thresholds were set on `tuningScenes`. These scenes, seeds and moves were kept apart to prove them.
const seed = 41;
const moves: readonly Move[] = [{ pan: -0.05 }, { tilt: 0.04 }, { zoom: -0.08 }, {}];

describe.each(heldOutScenes.map((scene, index) => ({ scene, move: moves[index] ?? {} })))(
  "in the $scene, held out from tuning,",
  ({ scene, move }) => {
    const source = film({ scene, seed, move, seconds: 1.25, width: 256, height: 144 });
    const before = judged(source);

    test("the clip without a defect has a high mark", async () => {
      const { visualQuality, consistency } = await before;
      expect(visualQuality.score).toBeGreaterThan(9);
      expect(consistency.score).toBeGreaterThan(9);
    });

    test.each(Object.entries(defects))("%s lowers the mark at every strength", async (_, { apply, strengths }) => {
      const healthy = await before;
      for (const strength of strengths) {
        const damaged = await judged(apply(source, strength));
        expect(damaged.visualQuality.score).toBeLessThan(healthy.visualQuality.score!);
        expect(overall(damaged)).toBeLessThan(overall(healthy));
      }
    });
  },
);

test.each(tuningScenes)("the thresholds still fit the %s they were set on", async (scene) => {
  const source = film({ scene, seed: 1 });
  const healthy = await judged(source);
  expect(overall(healthy)).toBeGreaterThan(9);
  for (const { apply, strengths } of Object.values(defects))
    expect(overall(await judged(apply(source, strengths[0])))).toBeLessThan(overall(healthy));
});

describe("reasons name the defect", () => {
  const source = film({ scene: "market", seed: 43 });
  test.each([
    ["blur", 4, "blurred"],
    ["flicker", 0.15, "flickers"],
    ["pulse", 0.2, "flickers"],
    ["freeze", 0.6, "stands still for 10 of 18 frames"],
    ["freeze", 1, "still picture"],
    ["black", 0.4, "7 of 18 frames are black"],
    ["black", 1, "whole clip is black"],
    ["blocks", 1, "8-pixel blocks"],
    ["dark", 4, "too dark"],
    ["bright", 3, "burnt out"],
    ["noise", 25, "noisy"],
  ] as const)("%s of %d: “%s”", async (name, strength, words) => {
    const { visualQuality } = await judged(defects[name].apply(source, strength));
    expect(visualQuality.reasons[0]).toContain(words);
  });

  test("a fall of sharpness is dated", async () => {
    const long = film({ scene: "room", seed: 44, seconds: 3 });
    const { visualQuality } = await judged([...long.slice(0, 24), ...defects.blur.apply(long.slice(24), 2)]);
    expect(visualQuality.reasons.join()).toMatch(/Sharpness falls by \d\d % after 2\.\d s/);
  });
});
