import { expect, test } from "vitest";
import { filled } from "./arrange.ts";

test("takes stand on the screen in their order, whichever was made first", () => {
  const order = ["noir", "anime", "watercolour"];
  const first = filled([], ["anime"], 4);
  expect(filled(first, order, 4)).toEqual(order);
  expect(filled(["watercolour"], order, 2)).toEqual(["noir", "watercolour"]);
});

test("while no place is free nothing moves, and who set takes side by side keeps them so", () => {
  expect(filled(["watercolour", "noir"], ["noir", "anime", "watercolour"], 2)).toEqual(["watercolour", "noir"]);
  expect(filled(["b", "a", "c"], ["a", "b", "c"], 2)).toEqual(["b", "a"]);
});

test("a take that the filter no longer lets through stays until its place is wanted", () => {
  expect(filled(["gone"], ["b", "a"], 3)).toEqual(["b", "a", "gone"]);
});
