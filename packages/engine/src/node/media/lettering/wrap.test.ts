import { expect, test } from "vitest";
import { wrap } from "./wrap.ts";

const measure = (line: string) => line.length;

test("lines are about as long as each other, and break between words alone", () => {
  expect(wrap("one two three four", 14, measure)).toEqual(["one two", "three four"]);
  expect(wrap("a Donaudampfschiff", 6, measure)).toEqual(["a", "Donaudampfschiff"]);
});

test("where it must, a word that is too wide is broken, and only that one", () => {
  const lines = wrap("a Donaudampfschiff sails", 6, measure, true);
  expect(lines.every((line) => line.length <= 6)).toBe(true);
  expect(lines.join("").replaceAll(" ", "")).toBe("aDonaudampfschiffsails");
  expect(lines.at(-1)).toBe("sails");
});
