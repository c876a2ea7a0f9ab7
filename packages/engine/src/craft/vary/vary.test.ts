import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readCameraMoves } from "../camera.ts";
import { expandByRules } from "../expand/expand.ts";
import { lint } from "../lint/lint.ts";
import { axes } from "./axes.ts";
import { varyByRules } from "./vary.ts";
import { withoutCamera } from "./without-camera.ts";

test.each(axes)("there are twelve readable variations of the %s, all different", (axis) => {
  for (const prompt of [
    "a fox in the snow",
    "一座灯塔在暴风雨中",
    "city at night",
    "a static shot of a calm sea in slow motion",
  ]) {
    const made = varyByRules(prompt, { count: 12, vary: [axis] });
    expect(made).toHaveLength(12);
    expect(new Set(made.map((each) => each.prompt)).size).toBe(12);
    expect(new Set(made.map(({ name }) => name)).size).toBe(12);
    for (const { name, prompt: varied } of made) {
      expect(name.length).toBeLessThan(24);
      expect(varied).not.toBe(prompt);
    }
  }
});

test("takes turns between what is to be varied", () => {
  const made = varyByRules("a fox in the snow", { count: 6, vary: ["camera", "light"] });
  expect(made.map(({ axis }) => axis)).toEqual(["camera", "light", "camera", "light", "camera", "light"]);
});

test("a new camera move takes the place of the old one", () => {
  const prompts = [
    "A slow tracking shot of a fox running through snow",
    "A fox in the snow, slow dolly in.",
    "一只橘猫在屋顶上打盹，镜头缓慢推近",
    expandByRules("a lighthouse in a storm", { detail: "rich" }).prompt,
    expandByRules("a lighthouse in a storm", { detail: "shot-list" }).prompt,
  ];
  for (const prompt of prompts)
    for (const { prompt: varied } of varyByRules(prompt, { count: 8, vary: ["camera"] })) {
      const moves = readCameraMoves(varied).map(({ move }) => move);
      expect(moves.length, varied).toBeLessThanOrEqual(1);
    }
});

test("other words leave the lines of a shot list in order", () => {
  const list = expandByRules("a fox in the snow", { detail: "shot-list" }).prompt;
  for (const { prompt } of varyByRules(list, { count: 11, vary: ["wording"] }))
    expect(prompt).toMatch(/\nShot 1 .+\nShot 2 .+\nShot 3 .+\n\nLight: /u);
});

test("a new light takes the place of the one that was written by rules, also in a scene of a storyboard", () => {
  const { prompt, slots } = expandByRules("a lighthouse in a storm", { detail: "rich" });
  for (const { prompt: varied } of varyByRules(prompt, { count: 5, vary: ["light"] })) {
    expect(varied.toLowerCase()).not.toContain(slots.lighting);
    expect(varied).toContain("A lighthouse in a storm.");
  }
});

test.each([
  ["A slow tracking shot of a fox in snow", "a fox in snow"],
  ["A fox in snow, the camera pushes in slowly.", "A fox in snow."],
  ["A fox. The camera orbits left. It snows.", "A fox. It snows."],
  ["一只猫，镜头缓慢推近，雨天", "一只猫，雨天"],
  ["a close-up of a fox", "a close-up of a fox"],
  ["pan left", "pan left"],
])("%j without its camera is %j", (prompt, rest) => {
  expect(withoutCamera(prompt)).toBe(rest);
});

test("variations of anything are without pitfalls that rules can mend, and always the same", () => {
  const prompts = fc.array(
    fc.constantFrom("a fox", "sunny", "night", "pan left", "static shot", ".", ",", "一只猫", "镜头推近", "nice"),
    {
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(
      prompts,
      fc.integer({ min: 1, max: 12 }),
      fc.subarray([...axes], { minLength: 1 }),
      (parts, count, vary) => {
        const prompt = parts.join(" ");
        const made = varyByRules(prompt, { count, vary });
        expect(made.length).toBeLessThanOrEqual(count);
        for (const each of made) expect(lint(each.prompt).filter(({ fix }) => fix)).toEqual([]);
        expect(varyByRules(prompt, { count, vary })).toEqual(made);
      },
    ),
    { seed: 9, numRuns: 60 },
  );
});
