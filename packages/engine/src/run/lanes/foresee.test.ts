import { expect, it } from "vitest";
import { foresee } from "./foresee.ts";

const job = { model: "m", seconds: 4, size: 1000 };

it("gives a range in which most earlier jobs lay, and how many there were", () => {
  const took = [50, 55, 58, 60, 60, 60, 62, 65, 70, 600, 10];
  const predict = foresee(took.map((seconds) => ({ ...job, took: seconds })));
  const found = predict(job);
  expect(found?.from).toBe(11);
  expect(found?.min).toBeCloseTo(50);
  expect(found?.max).toBeCloseTo(70);
  // Twice as long a clip takes twice as long, as far as anybody knows.
  expect(predict({ ...job, seconds: 8 })?.max).toBeCloseTo(140);
});

it("says nothing of a model that it has never seen", () => {
  expect(foresee([{ ...job, took: 60 }])({ ...job, model: "other" })).toBeUndefined();
  expect(foresee([{ ...job, took: 60 }])(job)).toEqual({ min: 60, max: 60, from: 1 });
});
