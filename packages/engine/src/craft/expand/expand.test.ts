import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCamera } from "../camera.ts";
import { languageOf } from "../language.ts";
import { lint } from "../lint/lint.ts";
import { details, type Detail } from "./details.ts";
import { recognise } from "./recognise.ts";
import { expandByRules } from "./expand.ts";

const rich = (idea: string, take?: number) => expandByRules(idea, { detail: "rich", ...(take && { take }) });
const detail = fc.constantFrom<Detail>(...details);

/** Letters of both languages, marks that the rules look for, and what text should not hold. */
const anyText = fc.string({
  unit: fc.constantFrom(
    ..."aemnst 海月光在的一0,.:;!?，。、；\n\t\"'{}()-\u0000\ud83c\ud83d🎬é",
    " then ",
    " the ",
    "night",
    "sunny",
    "阳光",
  ),
  maxLength: 200,
});

/** Ideas put together from parts, many of which no sane person would put together. */
const someIdeas = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        "a lighthouse",
        "two dancers",
        "a red fox",
        "a ceramic mug",
        "a whale",
        "a robot",
        "hope",
        "the moon",
      ),
      fc.constantFrom("", "running", "waiting", "dancing", "burning"),
      fc.constantFrom("", "by the calm sea", "in a crowded street", "on a frozen lake", "under water", "on the moon"),
      fc.constantFrom("", "at dawn", "at noon", "on a sunny day", "under a starry sky"),
      fc.constantFrom("", "in heavy rain", "in thick fog", "with no wind", "under a clear sky"),
      fc.constantFrom("", "film noir", "watercolour", "in black and white", "slow motion", "static shot", "close-up"),
    )
    .map((parts) => parts.filter(Boolean).join(" ")),
  fc
    .tuple(
      fc.constantFrom("一座灯塔", "两个舞者", "一只赤狐", "一个陶杯", "一头鲸鱼", "一个机器人", "希望", "月亮"),
      fc.constantFrom("", "奔跑", "等待", "跳舞", "燃烧"),
      fc.constantFrom("", "在平静的海边", "在拥挤的街道", "在结冰的湖面", "在水下", "在月球上"),
      fc.constantFrom("", "黎明", "正午", "晴天", "星空下"),
      fc.constantFrom("", "大雨", "浓雾", "无风", "晴空"),
      fc.constantFrom("", "黑色电影", "水彩", "黑白影像", "慢动作", "固定镜头", "特写"),
    )
    .map((parts) => parts.filter(Boolean).join("，")),
);

describe("an expansion", () => {
  test("keeps the idea in its own words and adds what a shot needs", () => {
    const { prompt, slots, given } = rich("a ceramic mug on a window sill at dawn");
    expect(prompt.startsWith("A ceramic mug on a window sill at dawn. ")).toBe(true);
    expect(slots).toMatchObject({ subject: "ceramic mug", motion: { speed: "slow and even" } });
    expect(slots.lens).toMatch(/100mm macro lens|mm lens/);
    expect(given).toEqual(["subject", "setting"]);
    for (const part of [slots.camera, slots.lens, slots.lighting, slots.mood, slots.style, slots.transition])
      expect(prompt.toLowerCase()).toContain(part.toLowerCase());
  });

  test("is written in the idea's language unless told otherwise", () => {
    expect(languageOf(rich("黎明时分，一位老渔夫在海边修补渔网").prompt)).toBe("zh");
    expect(languageOf(rich("an old fisherman mends his net").prompt)).toBe("en");
    expect(languageOf(expandByRules("a cat", { detail: "rich", language: "zh" }).prompt)).toBe("zh");
  });

  test("suits the place: a dawn sea is not lit, framed or moved like a city at night", () => {
    const [sea, city] = [rich("sea at dawn"), rich("city at night")];
    expect(sea.slots.lighting).not.toBe(city.slots.lighting);
    expect(sea.slots.style).toContain("pale gold");
    expect(city.slots.style).toContain("ink blue");
  });

  test("adds no camera, lens, mood, look or ending where the idea has one", () => {
    const idea = "close-up of a fox in a forest at night, the camera orbits left, eerie mood, noir, fade to black";
    const { slots, given, prompt } = rich(idea);
    expect(given).toEqual(expect.arrayContaining(["camera", "lens", "mood", "style", "transition"]));
    expect(slots).toMatchObject({ lens: "close-up", mood: "eerie", transition: "fade to black" });
    expect(prompt).not.toMatch(/mm lens|The mood is/);
  });

  test("lights what it wrote itself no second time, and gives it no second look", () => {
    const lookOf = (prompt: string) =>
      recognise(prompt).flatMap(({ part }) => (part === "lighting" || part === "style" ? [part] : []));
    for (const idea of [
      "a man wakes, washes and sleeps",
      "a fox in the snow",
      "海边的灯塔",
      "a train at night, noir",
    ]) {
      const once = rich(idea).prompt;
      expect(lookOf(once)).toContain("lighting");
      expect([idea, lookOf(rich(once).prompt)]).toEqual([idea, lookOf(once)]);
    }
  });

  test("moves the camera with what moves, and fast with what is fast", () => {
    expect(readCamera(rich("a wolf running through a snowy forest").prompt)?.move).toBe("track");
    expect(rich("a wolf running through a snowy forest").slots.motion.speed).toBe("fast and direct");
  });

  test("puts a contradiction in the idea right, and says so", () => {
    const { prompt, mended } = rich("a sunny, starry night sky over the sea");
    expect(prompt).toMatch(/^A moonlit, starry night sky over the sea\./);
    expect(mended).toMatchObject([{ pitfall: "contradiction", text: "sunny" }]);
  });

  test("leaves out the asking: a request is not part of the picture", () => {
    expect(rich("Please make a short video of a fox in the snow").prompt).toMatch(/^A fox in the snow\./);
    expect(rich("帮我生成一个视频，一座灯塔在暴风雨中").prompt).toMatch(/^一座灯塔在暴风雨中。/);
  });

  test("puts what the idea denies into the negative, and never what it asks for", () => {
    expect(rich("an empty beach, no people").slots.negative).toMatch(/^people, /);
    expect(rich("a neon sign with text, in the rain").slots.negative).not.toMatch(/\btext\b/);
    expect(rich("海滩，没有行人").slots.negative).toMatch(/^行人，/);
  });

  test("says more with more detail", () => {
    const [brief, full, list] = details.map((detail) => expandByRules("a lighthouse in a storm", { detail }).prompt);
    expect(brief?.split(". ").length).toBeLessThan(full?.split(". ").length ?? 0);
    expect(list).toMatch(
      /^A lighthouse in a storm\.\n\nShot 1 \(opening, wide, 24mm\): .+\nShot 2 .+\nShot 3 .+\n\nLight: /,
    );
  });

  test("is the same each time, and another take makes other choices", () => {
    expect(rich("a fox in a field")).toEqual(rich("a fox in a field", 1));
    expect(rich("a fox in a field", 2).prompt).not.toBe(rich("a fox in a field").prompt);
  });

  test("never brings in a pitfall, and asks for the camera move that its slot names", () => {
    fc.assert(
      fc.property(someIdeas, detail, fc.integer({ min: 1, max: 3 }), (idea, detail, take) => {
        const { prompt, slots, given } = expandByRules(idea, { detail, take });
        expect(lint(prompt)).toEqual([]);
        if (given.includes("camera")) return;
        const [asked, meant] = [readCamera(prompt), readCamera(slots.camera)];
        expect({ move: asked?.move, direction: asked?.direction }).toEqual({
          move: meant?.move,
          direction: meant?.direction,
        });
        expect(meant).toBeDefined();
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  test("reads any text without failing, within bounds", () => {
    fc.assert(
      fc.property(anyText, detail, (idea, detail) => {
        const { prompt } = expandByRules(idea, { detail });
        expect(prompt.length).toBeLessThan(idea.length + 3000);
        expect(expandByRules(idea, { detail }).prompt).toBe(prompt);
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});
