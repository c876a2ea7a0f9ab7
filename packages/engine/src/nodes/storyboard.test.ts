import { expect, test } from "vitest";
import { fakeWriter } from "../testing/fake-writer.ts";
import { memoryHost } from "../testing/memory-host.ts";
import { runNode } from "../testing/run-node.ts";
import { runPipeline } from "../testing/run-pipeline.ts";
import { storyboard } from "./storyboard.ts";
import { template } from "./template.ts";

const outputs = ["scenes", "seconds", "made"];
const list = "1. A seed lies in dark soil\n2. A sprout breaks through\n3. Leaves unfold\n4. The flower opens";
const board = (given: Parameters<typeof runNode>[1], llm?: Parameters<typeof runNode>[3]) =>
  runNode(storyboard, given, outputs, llm);
const item = (value: unknown, index: number) => ({ key: `scene-${index + 1}`, value });

test("four scenes of four seconds, when nothing else is said", async () => {
  const { outputs: made } = await board({ idea: "a fox in the snow" });
  expect(made["scenes"]).toHaveLength(4);
  expect(made["seconds"]).toEqual([4, 4, 4, 4].map(item));
  expect(made["made"]).toEqual({ by: "rules", given: false });
});

test("a list in the idea is split as given, with the seconds of the guide's story", async () => {
  const { outputs: made } = await board({ idea: list, seconds: [8, 12, 10, 15] });
  expect(made["scenes"]).toMatchObject([{ key: "scene-1", value: expect.stringMatching(/^A seed lies/) }, {}, {}, {}]);
  expect(made["seconds"]).toEqual([8, 12, 10, 15].map(item));
  expect(made["made"]).toEqual({ by: "rules", given: true });
});

test("a total is split, a list of seconds says how many scenes, a list in the idea says so too", async () => {
  expect((await board({ idea: "a fox", seconds: 45 })).outputs["seconds"]).toEqual([10, 11, 13, 11].map(item));
  expect((await board({ idea: "a fox", seconds: [5, 6] })).outputs["scenes"]).toHaveLength(2);
  expect((await board({ idea: "1. a cat (3 s)\n2. a dog (5 s)" })).outputs["seconds"]).toEqual([3, 5].map(item));
});

test("seconds that don't fit the scenes are refused with what would", async () => {
  expect((await board({ idea: list, seconds: [8, 12] })).failed).toBe("seconds-mismatch");
  expect((await board({ idea: "a fox", scenes: 3, seconds: [8, 12] })).failed).toBe("seconds-mismatch");
  expect((await board({ idea: "- a cat\n".repeat(51) })).failed).toBe("too-many-scenes");
});

test("scenes and seconds are one axis", async () => {
  const spec = {
    nodes: {
      board: { use: "storyboard", with: { idea: list, seconds: [8, 12, 10, 15] } },
      line: { use: "template", with: { template: "{{s}} s", scene: "$board.scenes", s: "$board.seconds" } },
    },
    outputs: { lines: "$line.text" },
  };
  const { outputs: made } = await runPipeline(spec, { types: [storyboard, template], host: memoryHost() });
  expect(made["lines"]).toEqual(["8 s", "12 s", "10 s", "15 s"].map(item));
});

test("a language model writes the scenes; the lengths that the person gave stay", async () => {
  const scenes = ["A fox wakes.", "A fox runs.", "A fox sleeps."].map((prompt) => ({ prompt, seconds: 6.4 }));
  const llm = fakeWriter({ scenes });
  const { outputs: made } = await board({ idea: "a fox", scenes: 3 }, llm);
  expect(made["scenes"]).toEqual(["A fox wakes.", "A fox runs.", "A fox sleeps."].map(item));
  expect(made["seconds"]).toEqual([6, 6, 6].map(item));
  expect(made["made"]).toEqual({ by: "fake/writer", given: false });
  expect(llm.asked[0]?.instructions).toContain("exactly 3 scenes");
  const timed = await board({ idea: "a fox", scenes: 3, seconds: [1, 2, 3] }, fakeWriter({ scenes }));
  expect(timed.outputs["seconds"]).toEqual([1, 2, 3].map(item));
  expect((await board({ idea: "a fox", scenes: 2 }, fakeWriter({ scenes }))).failed).toBeDefined();
});
