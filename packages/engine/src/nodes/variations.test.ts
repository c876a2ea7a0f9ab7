import { expect, test } from "vitest";
import { fakeWriter } from "../testing/fake-writer.ts";
import { runNode } from "../testing/run-node.ts";
import { variations } from "./variations.ts";

const outputs = ["prompts", "made"];

test("four variations with readable names, the first not the prompt itself", async () => {
  const { outputs: made } = await runNode(variations, { prompt: "a fox in the snow" }, outputs);
  expect(made["prompts"]).toHaveLength(4);
  expect(made["prompts"]).not.toContainEqual(expect.objectContaining({ value: "a fox in the snow" }));
  expect(made["made"]).toMatchObject({
    by: "rules",
    varied: [{ axis: "camera" }, { axis: "light" }, { axis: "action" }, { axis: "wording" }],
  });
});

test("one kind or several may be varied", async () => {
  const { outputs: made } = await runNode(variations, { prompt: "一只猫", count: 12, vary: "light" }, outputs);
  expect(made["prompts"]).toHaveLength(12);
  const two = await runNode(variations, { prompt: "a cat", count: 2, vary: ["wording", "camera"] }, outputs);
  expect(two.outputs["made"]).toMatchObject({ varied: [{ axis: "wording" }, { axis: "camera" }] });
});

test("a language model's variations are keyed by their names; too few or twice the same are no answer", async () => {
  const variation = (name: string, prompt: string) => ({ axis: "camera", name, prompt });
  const good = fakeWriter({ variations: [variation("low orbit", "A"), variation("low orbit", "B")] });
  const { outputs: made } = await runNode(variations, { prompt: "a fox", count: 2 }, outputs, good);
  expect(made["prompts"]).toEqual([
    { key: "low orbit", value: "A" },
    { key: "2", value: "B" },
  ]);
  expect(made["made"]).toMatchObject({ by: "fake/writer" });
  for (const wrong of [
    [variation("x", "A")],
    [variation("x", "A"), variation("y", "A")],
    [variation("x", "a fox"), variation("y", "B")],
  ])
    expect(
      (await runNode(variations, { prompt: "a fox", count: 2 }, outputs, fakeWriter({ variations: wrong }))).failed,
    ).toBeDefined();
});
