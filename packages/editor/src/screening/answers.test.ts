import { expect, test } from "vitest";
import type { Said } from "./arrange.ts";
import { markOf, rateAnswer, ratesItems } from "./answers.ts";

const question = {
  kind: "rate",
  ask: "Which?",
  items: ["a", "b", "c"].map((key) => ({ key, value: key })),
  keys: ["a", "b", "c"],
  least: 1,
  most: 10,
  pick: 1,
} as const;
const said = (by: Readonly<Record<string, Said>>) => (key: string) => by[key] ?? { stars: 0 };

test("stars are marks on the question's scale, and what has none is left out", () => {
  expect(rateAnswer(question, said({ a: { stars: 4 }, b: { stars: 1, choice: "rejected" } }))).toEqual({
    scores: { a: 8, b: 2 },
    picked: [],
  });
  expect(markOf(1, { least: 1, most: 2 })).toBe(1);
  expect(rateAnswer(question, said({}))).toBeUndefined();
});

test("no more are picked than may be: those with the most stars", () => {
  const both = said({ a: { stars: 2, choice: "picked" }, c: { stars: 5, choice: "picked" } });
  expect(rateAnswer(question, both)?.picked).toEqual(["c"]);
});

test("where nothing can be picked, a pick is the best mark", () => {
  expect(rateAnswer({ ...question, pick: 0 }, said({ b: { stars: 0, choice: "picked" } }))).toEqual({
    scores: { b: 10 },
    picked: [],
  });
});

test("criteria are no items", () => {
  expect(ratesItems(question)).toBe(true);
  expect(ratesItems({ ...question, keys: ["motion", "mood"] })).toBe(false);
});
