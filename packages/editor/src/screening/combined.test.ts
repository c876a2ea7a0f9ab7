import type { CriterionScore, TakeMarks } from "@reelgraph/server/wire";
import { expect, test } from "vitest";
import { combinedOf } from "./combined.ts";

const scores = [{ criterion: "overall", score: 8, reason: "", by: "judge" }] as unknown as readonly CriterionScore[];
const file = { media: { sha256: "a" } } as never;
const marks = (...stars: number[]) => {
  const ratings = stars.map((mark, at) => ({ mark, most: 5, by: `p${at}`, at }));
  return new Map([["a", { sha256: "a", ratings, choices: [], comments: [] } as unknown as TakeMarks]]);
};

test("judges and people count by their weights", () => {
  expect(combinedOf({ scores, file }, marks(5, 3), 0.6)).toBeCloseTo(0.6 * 8 + 0.4 * 8);
  expect(combinedOf({ scores, file }, marks(1), 0.25)).toBeCloseTo(0.25 * 8 + 0.75 * 2);
});

test("where only judges or only people said something, that stands; where nobody did, nothing", () => {
  expect(combinedOf({ scores, file }, new Map(), 0.6)).toBe(8);
  expect(combinedOf({ scores: [], file }, marks(4), 0.6)).toBe(8);
  expect(combinedOf({ scores: [], file }, new Map(), 0.6)).toBeUndefined();
});
