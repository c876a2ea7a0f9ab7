import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expandByRules } from "../expand/expand.ts";
import { lint } from "../lint/lint.ts";
import { criteria } from "./policy.ts";
import { reviseByRules } from "./revise.ts";
import { weaknessesOf } from "./verdict.ts";

const revised = (prompt: string, scores: Record<string, number | null>, below = 7) =>
  reviseByRules(
    prompt,
    weaknessesOf(Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, { score, reason: "" }]))),
    { below },
  );

describe("the guide's policy", () => {
  test("the weakest criterion decides", () => {
    const { changes } = revised("a fox in the snow", { consistency: 5, narrative: 4, prompt_adherence: 6 });
    expect(new Set(changes.map(({ criterion }) => criterion))).toEqual(new Set(["narrative"]));
    expect(changes[0]).toMatchObject({ score: 4, why: expect.stringMatching(/^improve the flow: /) });
  });

  test.each([
    ["prompt_adherence", /mm lens|mm macro lens/],
    ["consistency", /light|shade|shadows/],
    ["narrative", /end on|end with|leave a second|one clear line/i],
    ["visual_quality", /light|shade|shadows/],
    ["camera", /The camera /],
  ])("a weak %s adds what it needs", (criterion, added) => {
    const prompt = "a fox in a field";
    const { prompt: better, changes } = revised(prompt, { [criterion]: 5 });
    expect(better).toMatch(/^A fox in a field\. /);
    expect(better).toMatch(added);
    for (const { what } of changes) expect(better).toContain(what);
  });

  test("leaves alone what reaches the mark, and what nobody judged", () => {
    expect(revised("a fox", { consistency: 7, narrative: null })).toEqual({ prompt: "a fox", changes: [] });
    expect(revised("a fox", { consistency: 7.5 }, 8).changes).not.toEqual([]);
    expect(revised("a fox", {})).toEqual({ prompt: "a fox", changes: [] });
  });

  test.each([
    ["visual_quality", "The picture is too dark: nothing in it is bright", /clear light|lamp|lit |glow|light/],
    [
      "visual_quality",
      "The motion stutters from frame to frame; The picture is blurred",
      /without stutter.*sharp focus/,
    ],
    ["visual_quality", "Nothing moves: the clip is a still picture", /keeps moving/],
    ["visual_quality", "The picture is noisy (31 of 255 levels)", /few elements/i],
    ["prompt_adherence", "The boy is missing", /never out of frame/],
    ["consistency", "Something turns into something else at 1.2 s", /same shape, colours and proportions/],
    ["consistency", "4 cuts or transitions in 3.0 s", /one unbroken shot/i],
    ["narrative", "The ending is rushed", /last second|end/i],
    ["camera", 'Asked for "pan left"; measured: the camera stands still', /camera/i],
  ])("what answers the reason comes first: %s, %j", (criterion, reason, added) => {
    const weaknesses = weaknessesOf({ [criterion]: { score: 3, reason } });
    const { changes } = reviseByRules("a fox in a field", weaknesses, { below: 7 });
    expect(changes.map(({ what }) => what).join(" ")).toMatch(added);
  });

  test("the next weakest decides when the weakest has nothing left to add", () => {
    let prompt = expandByRules("a fox in the snow", { detail: "rich" }).prompt;
    const seen = new Set<string>();
    for (let round = 0; round < 20; round++) {
      const next = revised(prompt, { narrative: 3, consistency: 5 });
      for (const { criterion } of next.changes) seen.add(criterion);
      prompt = next.prompt;
    }
    expect([...seen]).toEqual(["narrative", "consistency"]);
  });
});

test("a prompt revised again and again never says a thing twice, and comes to an end", () => {
  const ideas = fc.constantFrom(
    "a fox in the snow",
    "一只橘猫在屋顶上打盹",
    "city at night",
    "a sunny, starry night",
    "!",
  );
  const scores = fc.record(Object.fromEntries(criteria.map((name) => [name, fc.integer({ min: 0, max: 10 })])));
  fc.assert(
    fc.property(ideas, fc.boolean(), scores, (idea, rich, given) => {
      let prompt = rich ? expandByRules(idea, { detail: "rich" }).prompt : idea;
      const pitfalls = lint(prompt).length;
      for (let round = 0; round < 40; round++) {
        const next = revised(prompt, given);
        const said = next.prompt.split(/(?<=[.。])\s*/u).filter(Boolean);
        expect(new Set(said).size).toBe(said.length);
        if (next.prompt === prompt) {
          expect(next.changes).toEqual([]);
          expect(lint(prompt).length).toBeLessThanOrEqual(pitfalls);
          return;
        }
        prompt = next.prompt;
      }
      throw new Error("never stuck");
    }),
    { seed: 4, numRuns: 25 },
  );
});

test("a Chinese prompt is revised in Chinese", () => {
  const { prompt, changes } = revised("一只橘猫在屋顶上打盹", { consistency: 2 });
  expect(prompt).toMatch(/^一只橘猫在屋顶上打盹。\p{Script=Han}/u);
  expect(changes[0]?.why).toMatch(/^加强物理描述：/);
});

test.each([
  null,
  5,
  "x",
  [],
  {},
  { criteria: 3 },
  { consistency: "bad" },
  { consistency: { score: "7" } },
  { __proto__: {} },
])("%j is a verdict without weaknesses", (verdict) => {
  expect(weaknessesOf(verdict)).toEqual([]);
});

test("a verdict may hold its criteria at the top or under `criteria`", () => {
  const judged = { narrative: { score: 4, reason: "It jumps" }, consistency: { score: null }, style: { score: 1 } };
  expect(weaknessesOf(judged)).toEqual([{ criterion: "narrative", score: 4, reason: "It jumps" }]);
  expect(weaknessesOf({ criteria: judged, overall: 4 })).toEqual([
    { criterion: "narrative", score: 4, reason: "It jumps" },
  ]);
});
