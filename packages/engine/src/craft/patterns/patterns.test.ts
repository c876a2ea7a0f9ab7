import * as fc from "fast-check";
import { expect, test } from "vitest";
import { contrastsOf } from "./contrasts.ts";
import { properties, readProperties } from "./properties.ts";
import { summaryOf } from "./summary.ts";
import { readAll, talliesOf, type Rated } from "./tally.ts";

const rated = (...all: readonly (readonly [prompt: string, mark: Rated["mark"]])[]) =>
  readAll(all.map(([prompt, mark], index) => ({ key: String.fromCodePoint(97 + index), prompt, mark })));
const values = (prompt: string) =>
  Object.fromEntries(Object.entries(readProperties(prompt)).map(([property, { value }]) => [property, value]));

test("properties are read in English and Chinese, and what is open or denied is absent", () => {
  expect(
    values("A fox runs at dusk in light rain, backlit. Close-up, the camera slowly pushes in, film noir."),
  ).toEqual({
    camera: "moving",
    move: "dolly in",
    lens: "close",
    light: "backlit",
    time: "dusk",
    weather: "rain",
    style: "noir",
    action: "fast",
    wording: "several sentences",
  });
  expect(values("一只猫在夜里慢慢走过，逆光，固定镜头，慢动作")).toEqual({
    camera: "still",
    light: "逆光",
    time: "night",
    action: "slow",
    motion: "slowed",
    wording: "one sentence",
  });
  expect(values("a cup, no rain, don't pan")).toEqual({ wording: "one sentence" });
  expect(values(" ")).toEqual({});
});

test("a moving camera that scored higher is told with its numbers, and that four are few", () => {
  const read = rated(
    ["a fox, the camera pans left", 9],
    ["a fox, the camera orbits", 8],
    ["a fox, static shot", 7.2],
    ["a fox, locked-off shot", 6],
  );
  expect(summaryOf(read, 7)).toBe(
    "3 of 4 judged prompts succeeded (7 or more). Best: “a” with 9. " +
      "Those with a moving camera scored 1.9 higher (2 of 2 succeeded against 1 of 2). " +
      "Only 4 were judged: a hint for the next try, no proof.",
  );
  expect(talliesOf(read, 7).camera).toEqual([
    { value: "moving", count: 2, judged: 2, successes: 2, mean: 8.5 },
    { value: "still", count: 2, judged: 2, successes: 1, mean: 6.6 },
  ]);
});

test("Chinese prompts are told of in Chinese, in their own words", () => {
  const read = rated(["黄昏，一只狐狸", 8], ["黄昏时分，狐狸", 9], ["一只狐狸", 5], ["狐狸", 6]);
  expect(summaryOf(read, 7)).toBe(
    "4个已评分的提示词中有2个成功（7分及以上）。最好：“b”，9分。" +
      "时间为“黄昏”的平均高3.0分（2个中成功2个，其余2个中成功0个）。只有4个评分：可作下次尝试的线索，不是证明。",
  );
});

test("what always came together is not told apart", () => {
  const read = rated(
    ["a fox at night, wide shot", 8],
    ["a fox at midnight, wide angle", 8],
    ["a fox", 4],
    ["a cat", 5],
  );
  expect(summaryOf(read, 7)).toContain(
    "Those with the framing or lens “wide shot” or “wide angle” and the time of day “night” or “midnight” scored 3.5 " +
      "higher (2 of 2 succeeded against 0 of 2). These came together, so which of them counts is open.",
  );
});

test("of three values the worst is told as lower, and a split is told once", () => {
  const at = (time: string, mark: number) => [`a fox at ${time}`, mark] as const;
  const { contrasts } = contrastsOf(
    rated(at("night", 3), at("night", 3), at("dawn", 8), at("dawn", 8), at("sunset", 7), at("sunset", 7)),
    7,
  );
  expect(contrasts.map(({ traits, difference }) => [traits[0]?.value, difference])).toEqual([
    ["night", -4.5],
    ["dawn", 3],
    ["sunset", 1.5],
  ]);
});

test("fewer than four judged, nothing to compare and no difference: each is said, and nothing is concluded", () => {
  const three = rated(["a fox", 9], ["a fox at night", 3], ["a fox, pan left", 8], ["x", null], ["y", undefined]);
  expect(summaryOf(three, 7)).toBe(
    "2 of 3 judged prompts succeeded (7 or more). Best: “a” with 9. Not judged: “d”. " +
      "Without a score, as failed or left out: “e”. " +
      "Nothing can be concluded from so few: it takes 4 judged prompts to compare.",
  );
  const alike = rated(["a fox", 9], ["a fox", 3], ["a fox", 8], ["a fox at night", 1]);
  expect(summaryOf(alike, 7)).toContain("parts them two against two");
  const even = rated(["a fox", 7], ["a fox", 7], ["a fox at night", 7], ["a fox at night", 7]);
  expect(summaryOf(even, 7)).toContain("half a point of difference");
  expect(summaryOf(rated(["a fox", null]), 7)).toBe("No prompt was judged. Not judged: “a”.");
  expect(summaryOf([], 7)).toBe("There are no prompts.");
});

test("each property counts every prompt once, and a contrast every judged one, whatever is written", () => {
  const prompt = fc
    .array(fc.constantFrom("a fox", "at night", "dawn", "pan left", "static shot", "运镜", "雪", "noir", ".", "\n"))
    .map((parts) => parts.join(" "));
  const mark = fc.option(fc.option(fc.double({ min: 0, max: 10, noNaN: true })), { nil: undefined });
  fc.assert(
    fc.property(fc.array(fc.tuple(prompt, mark), { maxLength: 9 }), (all) => {
      const read = rated(...all);
      const judged = all.filter(([, given]) => typeof given === "number").length;
      const tallies = talliesOf(read, 7);
      for (const property of properties)
        expect(tallies[property]?.reduce((sum, { count }) => sum + count, 0) ?? all.length).toBe(all.length);
      for (const { group, others, difference } of contrastsOf(read, 7).contrasts) {
        expect(group.judged + others.judged).toBe(judged);
        expect(Math.sign(difference)).toBe(Math.sign((group.mean ?? 0) - (others.mean ?? 0)));
      }
      expect(summaryOf(read, 7)).not.toMatch(/undefined|null|NaN|“”/u);
    }),
    { seed: 5, numRuns: 200 },
  );
});
