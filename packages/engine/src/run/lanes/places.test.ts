import { expect, test } from "vitest";
import { Places } from "./places.ts";

test("what was accepted fits once no end is heard of that may have made room for it", () => {
  const places = new Places(Infinity);
  places.accepted(8, 1000, 1200);
  expect(places.limit).toBe(Infinity);
  expect(places.fits(8, 1100)).toBe(false);
  expect(places.fits(8, 1200)).toBe(true);
});

test("the ninth that was accepted shows no more than eight places when an end is heard of only then", () => {
  const places = new Places(Infinity);
  places.accepted(8, 1000, 1200);
  places.refused(9, 1500, "first");
  places.accepted(9, 2000, 2300);
  places.ended(2200);
  expect(places.limit).toBe(9);
  expect(places.fits(9, 2300)).toBe(false);
  expect(places.fits(8, 2300)).toBe(true);
});

test("what is refused doesn't fit, also when it was accepted just before", () => {
  const places = new Places(Infinity);
  places.accepted(9, 1000, 1200);
  places.refused(7, 1100, "first");
  expect(places.fits(7, 1200)).toBe(false);
  expect(places.fits(6, 1200)).toBe(true);
});
