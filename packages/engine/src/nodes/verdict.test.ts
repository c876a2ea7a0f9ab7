import { expect, test } from "vitest";
import { combined, overallOf, verdictOf, type Opinion } from "./verdict.ts";

function opinion(judge: string, score: number | null, weight = 1, confidence = 0.5): Opinion {
  return { judge, weight, judgements: [{ score, confidence, reason: `${judge} says so` }] };
}

test("several judges give the weighted mean, and how far they are apart", () => {
  const together = combined([opinion("a", 4, 1), opinion("b", 8, 3)], 0);
  expect(together).toMatchObject({ score: 7, disagreement: 4, by: ["a", "b"], confidence: 0.5 });
  expect(verdictOf(together)).toEqual({
    score: 7,
    confidence: 0.5,
    reason: "a: a says so; b: b says so",
    judge: "a, b",
    disagreement: 4,
    judges: [
      { judge: "a", score: 4, confidence: 0.5, reason: "a says so" },
      { judge: "b", score: 8, confidence: 0.5, reason: "b says so" },
    ],
  });
});

test("a judge that can't tell has no part in the mean, and no disagreement", () => {
  const together = combined([opinion("a", null), opinion("b", 8)], 0);
  expect(together).toMatchObject({ score: 8, by: ["b"] });
  expect(together).not.toHaveProperty("disagreement");
});

test("where nobody could tell, or nobody has weight, it is not judged", () => {
  expect(combined([opinion("a", null), opinion("b", null)], 0)).toMatchObject({ score: null, by: [], confidence: 0 });
  expect(combined([opinion("a", 9, 0)], 0)).toMatchObject({ score: null, by: [] });
  expect(combined([], 0)).toMatchObject({ score: null });
});

test("one judge's verdict has the plain shape", () => {
  expect(verdictOf(combined([opinion("a", 6)], 0))).toEqual({
    score: 6,
    confidence: 0.5,
    reason: "a says so",
    judge: "a",
  });
});

test("the overall score leaves out what was not judged", () => {
  const judged = { score: 6, reasons: ["r"], by: ["a"] };
  const not = { score: null, reasons: ["dark"], by: [] };
  expect(
    overallOf(
      [
        ["x", judged],
        ["y", not],
      ],
      { y: 9 },
    ).score,
  ).toBe(6);
  expect(overallOf([["y", not]], {}).score).toBeNull();
});
