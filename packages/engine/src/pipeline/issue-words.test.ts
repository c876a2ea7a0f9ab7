import { expect, test } from "vitest";
import { z } from "zod";
import { issueWords } from "./issue-words.ts";

function words(schema: z.ZodType, value: unknown) {
  const { error } = schema.safeParse(value);
  const [issue] = error?.issues ?? [];
  if (!issue) throw new Error("The schema accepts it");
  return issueWords(issue, value);
}

test("says what stands there and what should", () => {
  expect(words(z.object({ seconds: z.number() }), { seconds: "two" })).toEqual({
    says: `can't be "two"`,
    expected: "a number",
  });
  expect(words(z.int(), 1.5)).toEqual({ says: "can't be 1.5", expected: "a whole number" });
  expect(words(z.number().min(1), 0)).toEqual({ says: "can't be 0", expected: "at least 1" });
  expect(words(z.number().positive(), 0)).toEqual({ says: "can't be 0", expected: "more than 0" });
  expect(words(z.string().min(1), "")).toEqual({ says: `can't be ""`, expected: "a text that isn't empty" });
  expect(words(z.array(z.string()).max(1), ["a", "b"])).toEqual({
    says: `can't be ["a","b"]`,
    expected: "at most 1 item",
  });
  expect(words(z.url(), "nowhere")).toEqual({ says: `can't be "nowhere"`, expected: "a URL" });
});

test("a missing value is missing, not undefined", () => {
  expect(words(z.object({ at: z.number() }), {})).toEqual({ says: "is missing", expected: "a number" });
});

test("choices are listed, with the one that was probably meant", () => {
  expect(words(z.enum(["mp4", "webm"]), "wbem")).toEqual({
    says: `can't be "wbem"`,
    expected: "mp4, webm",
    hint: `did you mean "webm"?`,
  });
});

test("alternatives are joined", () => {
  expect(words(z.union([z.number(), z.literal("auto")]), true)).toMatchObject({ expected: "a number or auto" });
});

test("what a schema says in its own words is kept", () => {
  const size = z.string().regex(/^\d+x\d+$/, "expected width x height");
  expect(words(size, "big")).toEqual({ says: `can't be "big": expected width x height` });
});

test("keys that nobody knows are named", () => {
  expect(words(z.strictObject({ a: z.number() }), { a: 1, b: 2 })).toEqual({ says: `has no "b"` });
});
