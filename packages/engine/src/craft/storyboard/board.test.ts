import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCamera } from "../camera.ts";
import { lint } from "../lint/lint.ts";
import { boardByRules } from "./board.ts";
import { givenScenes, givenSeconds } from "./given-scenes.ts";
import { splitSeconds } from "./seconds.ts";

const seedToFlower = `The journey from seed to flower:
1. A seed lies in dark soil (8 s)
2. A green sprout breaks through the surface (12s)
3. The plant grows leaves in the morning light (10 seconds)
4. The flower opens in golden light (15 s)`;

describe("a list of scenes in the idea", () => {
  test("is split as given, its order and its lengths kept", () => {
    const { scenes, seconds } = boardByRules(seedToFlower, { scenes: 7 });
    expect(scenes).toHaveLength(4);
    expect(scenes[0]).toMatch(/^A seed lies in dark soil\. /);
    expect(scenes[3]).toMatch(/^The flower opens in golden light\. /);
    expect(seconds).toEqual([8, 12, 10, 15]);
  });

  test.each([
    ["Scene 1: a knight rides. Scene 2: a dragon rises. Scene 3: they meet.", 3],
    ["第一幕：种子埋在土里\n第二幕：嫩芽破土\n第三幕：花开", 3],
    ["镜头1：雨夜的街道。镜头2：一个女人走来。", 2],
    ["- a door opens\n- a cat walks in\n- the door closes", 3],
    ["A door opens.\nA cat walks in.\nThe door closes.", 3],
    ["1) dawn over the sea 2) a boat leaves the harbour 3) the horizon is empty", 3],
    ["Story:\nA door opens\nA cat walks in", 2],
  ])("%j has %i scenes", (idea, count) => {
    expect(givenScenes(idea)?.scenes).toHaveLength(count);
  });

  test.each([
    "a lighthouse in a storm",
    "a lighthouse in a storm, seen from a small boat that\nfights its way through the waves\nat night",
    "at 10.30 the 2 doors open. 3 men leave.",
    "",
  ])("%j is none", (idea) => {
    expect(givenScenes(idea)).toBeUndefined();
  });

  test("tells in each scene its own step alone", () => {
    const { scenes } = boardByRules("1. a seed lies in the soil\n2. a sprout breaks through\n3. a butterfly comes");
    expect(scenes.filter((scene) => scene.includes("butterfly"))).toHaveLength(1);
  });

  test("names lengths only when every scene does", () => {
    expect(givenSeconds("1. a cat (4 s)\n2. a dog")).toBeUndefined();
    expect(givenSeconds("1. a cat (4 s)\n2. a dog, 2.5秒")).toEqual([4, 2.5]);
    expect(givenScenes("1. a cat (4 s)\n2. 6s: a dog")?.scenes).toEqual([
      { text: "a cat", seconds: 4 },
      { text: "a dog", seconds: 6 },
    ]);
  });
});

describe("a storyboard", () => {
  test("has as many scenes as asked for, with an opening, a middle and an end", () => {
    const { scenes } = boardByRules("A lighthouse keeper climbs the stairs during a storm", { scenes: 4 });
    expect(scenes).toHaveLength(4);
    expect(scenes[0]).toMatch(/before/i);
    expect(scenes[2]).toMatch(/height of the action/);
    expect(scenes[3]).toMatch(/afterwards|over/);
  });

  test("tells the steps of a story one by one, each with who acts", () => {
    const story = "A man wakes up, then brushes his teeth, then makes coffee, and finally drives to work";
    const leads = boardByRules(story, { scenes: 4 }).scenes.map((scene) => scene.split(".")[0]);
    expect(leads).toEqual([
      "A man wakes up",
      "The man brushes his teeth",
      "The man makes coffee",
      "The man drives to work",
    ]);
    expect(boardByRules(story, { scenes: 2 }).scenes[1]).toMatch(
      /^The man makes coffee, then the man drives to work\./,
    );
    expect(boardByRules(story, { scenes: 6 }).scenes).toHaveLength(6);
  });

  test("goes from one state to another where the idea names both", () => {
    const { scenes } = boardByRules("从种子到花朵的旅程", { scenes: 4 });
    expect(scenes[0]).toMatch(/^种子，/);
    expect(scenes[3]).toMatch(/^花朵，/);
  });

  test("repeats the light and the look in the same words in every scene", () => {
    for (const idea of ["a ceramic mug on a window sill at dawn", "一只橘猫在屋顶上打盹"]) {
      const anchors = boardByRules(idea, { scenes: 5 }).scenes.map(
        (scene) => /(?:Throughout: |全片一致：).*/u.exec(scene)?.[0],
      );
      expect(new Set(anchors).size).toBe(1);
      expect(anchors[0]).toMatch(/.+; .+look|.+；.+(?:质感|风格)/u);
    }
  });

  test("says who and where it goes on with in other words from scene to scene, and of the first scene says neither", () => {
    const idea = "An explorer finds a glowing crystal in a cave";
    const ways = /same explorer|explorer as before|explorer once more|explorer from the first scene/u;
    const { scenes } = boardByRules(idea, { scenes: 5 });
    expect(scenes[0]).not.toMatch(ways);
    const said = scenes.slice(1).map((scene) => ways.exec(scene)?.[0]);
    expect(said).not.toContain(undefined);
    expect(new Set(said).size).toBe(4);
    for (const scene of scenes) expect(scene).toContain("cave");
    expect(boardByRules(idea, { scenes: 5 }).scenes).toEqual(scenes);
    const zh = boardByRules("一个探险家在山洞里发现发光的水晶", { scenes: 5 }).scenes.slice(1);
    expect(
      new Set(zh.map((scene) => /同一个探险家|探险家一如之前|还是那个探险家|探险家样貌未变/u.exec(scene)?.[0])).size,
    ).toBe(4);
  });

  test("keeps no place that the story leaves", () => {
    const idea = "a bear wakes up in the cave, then walks to the river, then catches a fish";
    for (const scene of boardByRules(idea, { scenes: 3 }).scenes.slice(1)) expect(scene).not.toContain("cave");
  });

  test("gives each scene its own camera move", () => {
    const moves = boardByRules("a fox in the snow", { scenes: 4 }).scenes.map((scene) => readCamera(scene));
    expect(moves).not.toContain(undefined);
    expect(new Set(moves.map((move) => move?.text)).size).toBe(4);
  });

  test("has the right number of scenes for any idea, none of them with a pitfall that rules can mend", () => {
    const part = fc.constantFrom(
      "a fox",
      "then",
      "walks",
      "from seed to flower",
      "at night",
      "sunny",
      "城市",
      "然后",
      "一只猫",
      ",",
      "。",
    );
    const ideas = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(ideas, fc.integer({ min: 1, max: 24 }), (idea, count) => {
        const { scenes } = boardByRules(idea, { scenes: count });
        if (givenScenes(idea) === undefined) expect(scenes).toHaveLength(count);
        for (const scene of scenes) expect(lint(scene).filter(({ fix }) => fix)).toEqual([]);
        expect(boardByRules(idea, { scenes: count }).scenes).toEqual(scenes);
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});

describe("a story in one sentence", () => {
  const at = (scenes: readonly string[], index: number) => scenes[index] ?? "";

  test("that goes through the hours has a scene for each, in its own light", () => {
    const idea =
      "At dawn a fisherman pushes his boat out, at noon he hauls the nets under a burning sun, and at night he comes home by lantern light";
    const { scenes } = boardByRules(idea, { scenes: 3 });
    expect(at(scenes, 0)).toMatch(/^At dawn a fisherman pushes his boat out\. /u);
    expect(at(scenes, 1)).toMatch(/^At noon he hauls the nets under a burning sun\. /u);
    expect(at(scenes, 2)).toMatch(/^At night he comes home by lantern light\. /u);
    for (const scene of scenes) expect(scene).toContain("fisherman");
    const lights = scenes.map((scene) => scene.split(". ")[2]);
    expect(new Set(lights).size).toBe(3);
    expect(at(boardByRules("清晨，渔夫把船推下水，中午他收网，夜里他提着灯回家", { scenes: 3 }).scenes, 1)).toMatch(
      /^中午他收网。/u,
    );
  });

  test("that comes to an hour in its last step keeps it there", () => {
    const idea = "A girl walks through a meadow, then waits in a barn, and in the evening she sits by the fire";
    const { scenes } = boardByRules(idea, { scenes: 3 });
    expect(at(scenes, 2)).toMatch(/^In the evening she sits by the fire\. /u);
    expect(at(scenes, 0)).not.toMatch(/evening|violet/u);
  });

  test("that names one hour keeps its light throughout", () => {
    const { scenes } = boardByRules("A boat drifts at dawn on a calm lake", { scenes: 3 });
    expect(new Set(scenes.map((scene) => scene.slice(scene.indexOf("Throughout:")))).size).toBe(1);
  });
});

describe("a total of seconds", () => {
  test("gives the turn before the end the most", () => {
    expect(splitSeconds(45, 4)).toEqual([10, 11, 13, 11]);
    expect(splitSeconds(16, 4)).toEqual([3, 4, 5, 4]);
  });

  test("is split without loss, in whole seconds where they suffice", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 36_000 }), fc.integer({ min: 1, max: 50 }), (tenths, scenes) => {
        const total = Math.max(tenths / 10, scenes / 10);
        const parts = splitSeconds(total, scenes);
        expect(parts).toHaveLength(scenes);
        expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 6);
        for (const part of parts) expect(part).toBeGreaterThan(0);
        if (Number.isInteger(total) && total >= scenes) for (const part of parts) expect(part % 1).toBe(0);
      }),
      { seed: 2 },
    );
  });
});
