import { expect, test } from "vitest";
import { z } from "zod";
import { mended } from "./mended.ts";

const Params = z.object({
  seconds: z.number().min(1).max(8).optional(),
  more: z.number().positive().optional(),
  format: z.enum(["mp4", "webm"]).optional(),
  clips: z.array(z.string()).max(1).optional(),
});

function mend(params: Record<string, unknown>): unknown {
  const issue = Params.safeParse(params).error?.issues[0];
  if (!issue) throw new Error("The schema accepts it");
  return mended(issue, params[String(issue.path[0])]);
}

test("a number is brought to the limit that it passes", () => {
  expect(mend({ seconds: 12 })).toBe(8);
  expect(mend({ seconds: 0 })).toBe(1);
  expect(mend({ more: 0 }), "there is no least number above 0").toBeUndefined();
});

test("a choice becomes the one that was meant, and a list is left to its owner", () => {
  expect(mend({ format: "wbem" })).toBe("webm");
  expect(mend({ format: "quicktime" })).toBeUndefined();
  expect(mend({ clips: ["a", "b"] })).toBeUndefined();
});
