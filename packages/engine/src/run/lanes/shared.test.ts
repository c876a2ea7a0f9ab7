import { expect, test } from "vitest";
import { Shared } from "./shared.ts";

const minute = 60_000;

test("a refusal is believed at once, and after it the room is found again by what is accepted", () => {
  const shared = new Shared(24, 15, minute, 0);
  expect(shared.limit(0, 0.6)).toBe(15);
  shared.refused(15, 1000);
  expect(shared.limit(1000, 0.6)).toBeLessThanOrEqual(14);
  for (let level = 14; level <= 20; level++) shared.accepted(level, 60_000 + level * 1000);
  expect(shared.limit(82_000, 0.6)).toBeGreaterThanOrEqual(20);
});

test("the more the room has moved, the less certain it is a minute later", () => {
  const calm = new Shared(24, 15, minute, 0);
  const restless = new Shared(24, 15, minute, 0);
  for (let turn = 0; turn < 12; turn++) {
    const now = turn * 20_000;
    calm.accepted(15, now);
    calm.refused(16, now);
    if (turn % 2 === 0) restless.refused(13, now);
    else restless.accepted(18, now);
  }
  const spread = (shared: Shared) => shared.limit(300_000, 0.05) - shared.limit(300_000, 0.95);
  expect(spread(calm)).toBeLessThan(spread(restless));
  expect(calm.limit(300_000, 0.6)).toBe(15);
});

test("large limits and long silences cost no more than small ones", () => {
  const shared = new Shared(100_000, 70_000, 1000, 0);
  expect(shared.limit(0, 0.6)).toBeGreaterThanOrEqual(70_000);
  const later = shared.limit(365 * 24 * 60 * minute, 0.6);
  expect(later).toBeGreaterThan(0);
  expect(later).toBeLessThan(100_000);
});

test("who is refused often asks for less than who is refused seldom, though they know as little", () => {
  const [often, seldom] = [new Shared(24, 15, minute, 0), new Shared(24, 15, minute, 0)];
  for (let turn = 0; turn < 30; turn++) {
    often.refused(24, turn * 1000);
    seldom.accepted(1, turn * 1000);
  }
  const later = 10 * minute;
  expect(often.limit(later)).toBeLessThan(seldom.limit(later));
});
