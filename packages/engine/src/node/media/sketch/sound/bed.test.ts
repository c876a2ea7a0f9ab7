import { expect, test } from "vitest";
import { readScene } from "../../../../models/sketch/read-scene.ts";
import { bedLoudness, mixOf, soundBed } from "./bed.ts";
import { loudnessOf } from "./loudness.ts";

const bed = (prompt: string, seconds = 2, seed = 1) => soundBed(readScene({ prompt }), seconds, seed);

test("loudness is what the recommendation says it is: a full sine of 997 Hz on one channel is −3.01 LUFS", () => {
  const sine = new Float32Array(48_000 * 2 * 3);
  for (let i = 0; i < sine.length; i += 2) sine[i] = Math.sin((2 * Math.PI * 997 * i) / 2 / 48_000);
  expect(loudnessOf(sine)).toBeCloseTo(-3.01, 1);
  expect(loudnessOf(new Float32Array(9600))).toBeLessThan(-70);
});

test("a scene sounds like its place, its weather and its hour", () => {
  const sounds = (prompt: string) => Object.keys(mixOf(readScene({ prompt }))).toSorted();
  expect(sounds("a boat on the sea")).toEqual(["surf", "wind"]);
  expect(sounds("a storm over the city")).toEqual(["rain", "thunder", "town", "wind"]);
  expect(sounds("a meadow at noon")).toContain("birds");
  expect(sounds("a meadow at night")).toContain("crickets");
  expect(sounds("a train in space")).toEqual(["drone", "rails"]);
});

test("a bed is quiet, even, of the length asked for, and does not click at its ends", () => {
  for (const prompt of ["the sea", "rain in the street", "a room", "outer space"]) {
    const sound = bed(prompt);
    expect(sound.length).toBe(2 * 48_000 * 2);
    expect(loudnessOf(sound)).toBeGreaterThan(bedLoudness - 3);
    expect(loudnessOf(sound)).toBeLessThan(bedLoudness + 0.5);
    expect(sound.every((value) => Math.abs(value) <= 0.2501)).toBe(true);
    expect(Math.abs(sound[0] ?? 1)).toBeLessThan(1e-3);
    expect(Math.abs(sound.at(-1) ?? 1)).toBeLessThan(1e-3);
  }
});

test("equal scenes and seeds sound equal, other seeds don't; left and right differ", () => {
  expect(bed("the sea", 1)).toEqual(bed("the sea", 1));
  expect(bed("the sea", 1)).not.toEqual(bed("the sea", 1, 2));
  const sound = bed("the sea", 1);
  expect(sound.some((value, i) => i % 2 === 0 && value !== sound[i + 1])).toBe(true);
});
