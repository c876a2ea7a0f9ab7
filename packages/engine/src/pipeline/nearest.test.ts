import * as fc from "fast-check";
import { expect, test } from "vitest";
import { didYouMean, nearest } from "./nearest.ts";

const types = ["storyboard", "styles", "generate", "title", "trim", "text"];

test.each([
  ["style", "styles"],
  ["genrate", "generate"],
  ["genearte", "generate"],
  ["Generate", "generate"],
  ["txet", "text"],
  ["generate", "generate"],
])("%s is near %s", (word, meant) => {
  expect(nearest(word, types)).toBe(meant);
});

test.each(["", "zzz", "publish", "x".repeat(1_000_000)])("nothing is near %.10s", (word) => {
  expect(nearest(word, types)).toBeUndefined();
});

test("a hint is given only when something is near", () => {
  expect(didYouMean("titel", types)).toEqual({ hint: 'did you mean "title"?' });
  expect(didYouMean("qqqqq", types)).toEqual({});
});

test("one letter too many is always forgiven in words of at least three letters", () => {
  const word = fc.stringMatching(/^[a-z]{3,20}$/);
  fc.assert(
    fc.property(word, fc.nat(20), fc.stringMatching(/^[a-z]$/), (meant, where, extra) => {
      const slip = meant.slice(0, where) + extra + meant.slice(where);
      expect(nearest(slip, [meant])).toBe(meant);
    }),
    { seed: 1 },
  );
});
