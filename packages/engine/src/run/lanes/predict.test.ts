import { expect, test } from "vitest";
import { fitDurations, predictSeconds, type PastJob } from "./predict.ts";

const past = (took: number, seconds = 5, size = 1280 * 720, model = "a"): PastJob => ({ model, seconds, size, took });

test("a model without a past has no prediction", () => {
  expect(predictSeconds([past(40)], { model: "b", seconds: 5, size: 1 })).toBeUndefined();
  expect(predictSeconds([], { model: "a", seconds: 5, size: 1 })).toBeUndefined();
});

test("times scale with the length of the clip and its pixels", () => {
  const job = { model: "a", seconds: 10, size: 1920 * 1080 };
  expect(predictSeconds([past(40)], job)).toBeCloseTo(40 * 2 * 2.25);
});

test("a model whose time doesn't depend on the length is predicted so", () => {
  const history = [past(60, 4), past(61, 8), past(59, 6), past(60, 10)];
  expect(predictSeconds(history, { model: "a", seconds: 10, size: 1280 * 720 })).toBeCloseTo(60, -1);
});

test("one stuck job moves nothing", () => {
  const history = [past(40), past(41), past(3600), past(39), past(40)];
  expect(predictSeconds(history, { model: "a", seconds: 5, size: 1280 * 720 })).toBe(40);
});

test("unknown sizes fall back on what the model took", () => {
  expect(predictSeconds([past(40, 0, 0), past(50, 0, 0)], { model: "a", seconds: 5, size: 9 })).toBe(45);
  expect(predictSeconds([past(40), past(50)], { model: "a", seconds: 0, size: 0 })).toBe(45);
  expect(
    predictSeconds([past(Number.NaN), past(-1), past(30)], { model: "a", seconds: 5, size: 1280 * 720 }),
  ).toBeCloseTo(30);
});

test("old jobs are forgotten", () => {
  const predict = fitDurations([...Array(60).fill(past(400)), ...Array(60).fill(past(40))]);
  expect(predict({ model: "a", seconds: 5, size: 1280 * 720 })).toBe(40);
});
