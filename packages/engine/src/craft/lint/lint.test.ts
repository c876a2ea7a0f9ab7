import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { remedies } from "../revise/policy.ts";
import { lint, mend } from "./lint.ts";

/** What is found in a prompt, and what becomes of it. */
const cases: readonly (readonly [prompt: string, found: readonly string[], mended: string])[] = [
  // The guide's own examples.
  ["A sunny, starry night sky", ["contradiction sunny"], "A moonlit, starry night sky"],
  [
    "Waves crash upward in still water",
    ["physics Waves crash upward", "physics still water"],
    "Waves crash forward in rough water",
  ],
  ["A nice beach at sunset", ["vagueness nice"], "A wide, uncluttered beach at sunset"],
  // Contradictions.
  ["a sunny night in the city", ["contradiction sunny"], "a moonlit night in the city"],
  [
    "clear sky, heavy rain on the roof, a storm",
    ["contradiction clear sky"],
    "overcast sky, heavy rain on the roof, a storm",
  ],
  [
    "a static shot while the camera pushes in slowly",
    ["contradiction static shot"],
    "a steady shot while the camera pushes in slowly",
  ],
  ["a deserted beach with a huge crowd", ["contradiction huge crowd"], "a deserted beach with a lone figure"],
  [
    "in black and white, with vivid colours",
    ["contradiction vivid colours"],
    "in black and white, with rich grey tones",
  ],
  ["阳光明媚的星空", ["contradiction 阳光明媚"], "月光皎洁的星空"],
  ["固定机位，镜头缓慢推近一座灯塔", ["contradiction 固定机位"], "稳定机位，镜头缓慢推近一座灯塔"],
  // Physics.
  ["a river flows uphill", ["physics river flows uphill"], "a river flows downhill"],
  [
    "a candle under the sea, deep and quiet, underwater",
    ["physics candle"],
    "a glowing lantern under the sea, deep and quiet, underwater",
  ],
  ["the sun sets in the east", ["physics sun sets in the east"], "the sun sets in the west"],
  ["平静的海面上巨浪翻涌", ["physics 平静的海面"], "汹涌的水面上巨浪翻涌"],
  // Vague words.
  ["an amazing old house", ["vagueness amazing"], "a weathered, lived-in old house"],
  ["the light is beautiful", ["vagueness beautiful"], "the light is soft, directional"],
  ["一个漂亮的女孩", ["vagueness 漂亮的"], "一个神情沉静的女孩"],
  ["cats, dogs, etc.", ["vagueness etc"], "cats, dogs."],
  // Too many at once, too many in a row.
  [
    "A cat, a dog, a parrot, a horse and a robot play",
    ["crowding horse and a robot"],
    "A cat, a dog and a parrot play",
  ],
  [
    "He wakes, then eats, then reads, then walks, then sings, and finally sleeps.",
    ["complexity then walks, then sings"],
    "He wakes, then eats, then reads, and finally sleeps.",
  ],
  ["猫、狗、鹦鹉、马和机器人在公园里", ["crowding 马和机器人"], "猫、狗和鹦鹉在公园里"],
];

describe("a pitfall", () => {
  test.each(cases)("%j", (prompt, found, mended) => {
    const issues = lint(prompt);
    expect(issues.map(({ pitfall, text }) => `${pitfall} ${text}`)).toEqual(found);
    // One of several phrases is chosen; what matters is that the pitfall is gone.
    if (!found.some((issue) => issue.startsWith("vagueness"))) expect(mend(prompt)).toBe(mended);
    expect(lint(mend(prompt))).toEqual([]);
  });

  test("is told with its place, its weight and a reason in the prompt's language", () => {
    expect(lint("A sunny, starry night sky")).toEqual([
      {
        pitfall: "contradiction",
        severity: "error",
        start: 2,
        end: 7,
        text: "sunny",
        why: '"sunny" contradicts "starry night sky": it is either day or night.',
        fix: { start: 0, end: 7, text: "A moonlit" },
        by: "rules",
      },
    ]);
    expect(lint("一个漂亮的女孩")[0]?.why).toMatch(/^“漂亮的”/);
    expect(lint("a nice day", undefined, "zh")[0]?.why).toMatch(/^“nice”/);
  });

  test("that only a person can mend has no fix", () => {
    expect(lint("something happens in the city")).toMatchObject([
      { text: "something", severity: "warning", fix: null },
    ]);
    expect(mend("something happens in the city")).toBe("something happens in the city");
  });
});

test.each([
  "a sunny day slowly turns into a starry night",
  "from dawn to noon over the desert, time-lapse",
  "an astronaut in outer space, the sun behind, a starry sky",
  "a clear sky, no rain",
  "the camera pushes in slowly, then holds a fixed frame",
  "in a dream, waves crash upward in still water",
  "a black and white cat in a colourful garden",
  "rain in black and white, only her coat in vivid colour",
  "cool blue light, a pretty much empty room, good morning",
  "Shot 1: sunny street\nShot 2: the same street at night, starry sky",
  "two hundred dancers on a stage",
  "从白天到夜晚的城市，延时摄影",
  "没有行人的街道，晴空",
  "梦境里海浪向上拍打",
  "友好的机器人",
])("%j has no pitfall", (prompt) => {
  expect(lint(prompt)).toEqual([]);
});

test("only the pitfalls asked for are looked for", () => {
  const prompt = "a nice sunny, starry night sky";
  expect(lint(prompt, ["vagueness"]).map(({ pitfall }) => pitfall)).toEqual(["vagueness"]);
  expect(mend(prompt, ["contradiction"])).toContain("nice");
});

test("what the policy adds for a weak criterion has no pitfall itself", () => {
  for (const { says } of Object.values(remedies).flat()) expect([...lint(says.en), ...lint(says.zh)]).toEqual([]);
});

const words = cases.flatMap(([prompt]) => prompt.split(/(?<=[\s,，、])/u));
const anyPrompt = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((some) => some.join(" ")),
  fc.string({
    unit: fc.constantFrom(..."an sky.,;:\n晴夜的，。", "night ", "sunny ", " then ", "nice ", "\ud83c"),
    maxLength: 80,
  }),
);

test("mending is done once: a mended prompt has nothing left that rules can mend, and its places are right", () => {
  fc.assert(
    fc.property(anyPrompt, (prompt) => {
      for (const { start, end, text } of lint(prompt)) expect(prompt.slice(start, end)).toBe(text);
      const mended = mend(prompt);
      expect(lint(mended).filter(({ fix }) => fix !== null)).toEqual([]);
      expect(mend(mended)).toBe(mended);
    }),
    { seed: 11, numRuns: 400 },
  );
});
