import { describe, expect, test } from "vitest";
import { styles } from "../../../craft/styles.ts";
import { readScene } from "../../../models/sketch/read-scene.ts";
import type { SketchPrompt } from "../../../models/sketch/scene.ts";
import { openFilm } from "./film.ts";
import { print } from "./print.ts";

const [width, height] = [192, 108];

/** Frames of a two-second take, as planes. */
function take(
  prompt: SketchPrompt | string,
  frames: readonly number[],
  seed = 1,
  size = { width, height },
): Uint8Array[] {
  const scene = readScene(typeof prompt === "string" ? { prompt } : prompt);
  const film = openFilm(scene, { size, seconds: 2, fps: 12, seed });
  return frames.map((n) => {
    const planes = new Uint8Array((size.width * size.height * 3) / 2);
    print(film.order, film.expose(n), planes);
    return planes;
  });
}

const difference = (a: Uint8Array, b: Uint8Array) =>
  a.reduce((sum, level, i) => sum + Math.abs(level - (b[i] ?? 0)), 0) / a.length;

/** By how many pixels the middle of the picture moved to the right between two frames: the best match of columns. */
function shiftOf(from: Uint8Array, to: Uint8Array): number {
  let best = { shift: 0, error: Infinity };
  for (let shift = -40; shift <= 40; shift++) {
    let error = 0;
    for (let y = 16; y < 60; y += 2)
      for (let x = 44; x < width - 44; x++)
        error += Math.abs((to[y * width + x] ?? 0) - (from[y * width + x - shift] ?? 0));
    if (error < best.error) best = { shift, error };
  }
  return best.shift;
}

/** Means of the planes: brightness and colour. */
function palette(planes: Uint8Array): readonly [number, number, number] {
  const mean = (from: number, to: number) =>
    planes.subarray(from, to).reduce((sum, level) => sum + level, 0) / (to - from);
  const area = width * height;
  return [mean(0, area), mean(area, area * 1.25), mean(area * 1.25, area * 1.5)];
}

test("equal takes have equal frames, in any order of drawing; other seeds look different", () => {
  const prompt = "a fox walks through a forest in the rain, handheld, 8mm film";
  const [first, last] = take(prompt, [0, 23]);
  const [lastAgain, firstAgain] = take(prompt, [23, 0]);
  expect(firstAgain).toEqual(first);
  expect(lastAgain).toEqual(last);
  const [other] = take(prompt, [0], 2);
  expect(difference(first!, other!)).toBeGreaterThan(4);
});

describe("the camera moves as asked", () => {
  const city = "city skyline at noon, documentary, ";
  test.each([
    ["camera pans right", -1],
    ["camera pans left", 1],
    ["镜头向右摇", -1],
  ])("%s", (move, sign) => {
    const [first, last] = take(city + move, [4, 10]);
    expect(Math.sign(shiftOf(first!, last!))).toBe(sign);
  });

  test("static camera", () => {
    const [first, last] = take(`${city}static camera`, [4, 10]);
    expect(shiftOf(first!, last!)).toBe(0);
  });
});

test("every style draws, and each has a palette or a texture of its own", () => {
  const frames = styles.ids.map((style) => take({ prompt: "a boat on a lake at noon", style }, [6])[0]!);
  frames.forEach((a, i) =>
    frames.slice(0, i).forEach((b, j) => {
      expect(difference(a, b), `${styles.ids[i]} and ${styles.ids[j]}`).toBeGreaterThan(3);
    }),
  );
  const of = (style: (typeof styles.ids)[number]) => palette(frames[styles.ids.indexOf(style)]!);
  // Black and white has no colour, old film leans to yellow, neon to magenta.
  expect(Math.abs(of("noir")[1] - 128) + Math.abs(of("noir")[2] - 128)).toBeLessThan(2);
  expect(of("8mm")[1]).toBeLessThan(of("documentary")[1]);
  expect(of("cyberpunk")[2]).toBeGreaterThan(of("documentary")[2] + 4);
});

test("a red car is red, at night too, and a blue one is blue", () => {
  /** How far the picture leans to red, on the whole. */
  const redness = (prompt: string) => {
    const [, u, v] = palette(take(`${prompt}, documentary, static camera`, [6])[0]!);
    return v - u;
  };
  for (const hour of ["at noon", "at night"]) {
    expect(redness(`a red car in a snowfield ${hour}`)).toBeGreaterThan(
      redness(`a blue car in a snowfield ${hour}`) + 2,
    );
  }
});

test("what is not wanted is not drawn", () => {
  const [empty] = take("a street at noon, static camera", [6]);
  const [denied] = take({ prompt: "a street at noon, static camera, a man", negative: "people" }, [6]);
  const [manned] = take("a street at noon, static camera, a man", [6]);
  expect(difference(empty!, manned!)).toBeGreaterThan(0.5);
  expect(difference(denied!, manned!)).toBeGreaterThan(0.5);
});

test("any size and any prompt can be drawn", () => {
  for (const size of [
    { width: 64, height: 64 },
    { width: 108, height: 192 },
    { width: 66, height: 38 },
    { width: 320, height: 64 },
  ])
    for (const prompt of ["", "a mug, macro, orbit", "雨夜的街道，一只猫", "a rocket rises into space, crane up"])
      expect(take(prompt, [0, 23], 3, size)).toHaveLength(2);
});

test("the light on what crosses the sun doesn't jump from side to side", () => {
  const frames = take("a man and a car in a field, static camera", [...Array(24).keys()], 82);
  const steps = frames.slice(1).map((frame, i) => difference(frame, frames[i]!));
  const usual = steps.toSorted((a, b) => a - b)[steps.length >> 1]!;
  expect(Math.max(...steps)).toBeLessThan(usual * 1.9 + 0.2);
});

test("a planet turns, and what is on a turntable too", () => {
  for (const prompt of [
    "the red planet turns in space, static camera",
    "a sneaker rotates on a pedestal, static camera",
  ]) {
    const [first, last] = take(prompt, [0, 23]);
    expect(difference(first!, last!), prompt).toBeGreaterThan(0.3);
  }
});
