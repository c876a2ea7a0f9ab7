import { expect, test } from "vitest";
import { Rate } from "./rate.ts";

/** A limit that was found to be three in a minute, and is used up each minute at these moments. */
function found(moments: readonly number[]): Rate {
  const rate = new Rate();
  for (const minute of [0, 60_400]) {
    for (const moment of moments) answer(rate, minute + moment, false);
    if (minute === 0) answer(rate, moments.at(-1) ?? 0, true);
  }
  return rate;
}

function answer(rate: Rate, now: number, refused: boolean): void {
  rate.window.send();
  const level = rate.level(now);
  rate.window.answer(now, refused);
  if (refused) rate.refused(level, now, "first");
  else rate.accepted(level, now, 0);
}

test("more than the limit is tried just after the window was filled, not just before it is free again", () => {
  const rate = found([0, 100, 200]);
  expect(rate.limit(60_700)).toBe(3);
  expect(rate.mayTry(4, 60_700)).toBe(true);
  expect(rate.mayTry(4, 120_000)).toBe(false);
});

test("where the window is free again all the time, a try waits for no better moment", () => {
  const rate = found(Array.from({ length: 30 }, (_, place) => place * 2000));
  expect(rate.limit(118_500)).toBe(30);
  expect(rate.mayTry(31, 118_500)).toBe(true);
  expect(rate.mayTry(31, 120_000)).toBe(true);
});

test("that refused requests count is no more believed when the refusal turns out to be about something else", () => {
  const rate = new Rate();
  for (const moment of [0, 1000, 2000]) answer(rate, moment, false);
  answer(rate, 3000, true);
  answer(rate, 60_500, true);
  expect(rate.window.countsRefused).toBe(true);
  rate.restore();
  expect(rate.window.countsRefused).toBe(undefined);
});

test("a new limit may be reached though fewer were accepted, until it is known whether refused requests count", () => {
  const rate = new Rate();
  for (const moment of [0, 1000, 2000]) answer(rate, moment, false);
  answer(rate, 3000, true);
  expect(rate.mayBeFull(3, 60_500)).toBe(true);
  rate.window.countsRefused = false;
  expect(rate.mayBeFull(3, 60_500)).toBe(false);
});
