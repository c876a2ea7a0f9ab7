import fc from "fast-check";
import { expect, test } from "vitest";
import { correct, frameTime, looped, step } from "./sync.ts";

test("a player in step is left alone, one a frame off plays faster or slower, one further off jumps", () => {
  expect(correct(1, 1.005, 24, 1)).toEqual({ rate: 1 });
  expect(correct(1, 1 + 1 / 24, 24, 1).rate).toBeGreaterThan(1);
  expect(correct(1, 1 - 1 / 24, 24, 1).rate).toBeLessThan(1);
  expect(correct(1, 1 + 3 / 24, 24, 1)).toEqual({ seek: 1 + 3 / 24, rate: 1 });
});

test("players that drift come into step within a second and never leave it again", () => {
  const clips = fc.record({
    off: fc.double({ min: -0.08, max: 0.08, noNaN: true }),
    // A player's own clock goes wrong by this share.
    wrong: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
    fps: fc.constantFrom(12, 24, 25, 30, 60),
    rate: fc.constantFrom(0.25, 0.5, 1, 2),
  });
  fc.assert(
    fc.property(clips, ({ off, wrong, fps, rate }) => {
      let clock = 2;
      let at = 2 + off;
      let speed: number = rate;
      const tick = 1 / 60;
      for (let count = 0; count < 180; count++) {
        clock += tick * rate;
        at += tick * speed * (1 + wrong);
        const correction = correct(at, clock, fps, rate);
        if (correction.seek !== undefined) at = correction.seek;
        speed = correction.rate;
        if (count > 90) expect(Math.abs(at - clock) * fps).toBeLessThanOrEqual(1);
      }
    }),
    { seed: 11, numRuns: 200 },
  );
});

test("stepping shows each frame once, and stops at the first and the last", () => {
  const fps = 24;
  const seen: number[] = [];
  let at = 0;
  for (let count = 0; count < 30; count++) {
    at = step(at, 1, fps, 1);
    seen.push(Math.floor(at * fps));
  }
  expect(seen.slice(0, 24)).toEqual([
    ...Array(23)
      .keys()
      .map((one) => one + 1),
    23,
  ]);
  expect(step(at, -100, fps, 1)).toBe(frameTime(0, fps));
});

test("a loop goes on from its beginning by what it went too far", () => {
  expect(looped(2.2, 1, 2)).toBeCloseTo(1.2);
  expect(looped(1.5, 1, 2)).toBe(1.5);
  expect(looped(9, 3, 3)).toBe(9);
});
