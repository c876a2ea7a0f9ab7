import { expect, test } from "vitest";
import { expandByRules } from "../craft/expand/expand.ts";
import { styleCraft } from "../craft/style-craft.ts";
import { styled } from "../craft/styled.ts";
import { find } from "../craft/lexicon.ts";
import { lint } from "../craft/lint/lint.ts";
import { styles as looks } from "../craft/styles.ts";
import { runNode } from "../testing/run-node.ts";
import { styles } from "./styles.ts";

test("each style gives a prompt that is keyed by its name and told as craft", async () => {
  const given = { prompt: "a mug on a window sill", styles: ["noir", "claymation", "like my grandmother's wallpaper"] };
  const { outputs } = await runNode(styles, given, ["prompts", "prompt"]);
  expect(outputs["prompts"]).toEqual([
    {
      key: "noir",
      value: expect.stringMatching(/^A mug on a window sill\. Style: noir\. High-contrast black and white; /),
    },
    { key: "claymation", value: expect.stringMatching(/fingerprints in the clay/) },
    {
      key: "like my grandmother's wallpaper",
      value: "A mug on a window sill. Style: like my grandmother's wallpaper.",
    },
  ]);
  expect(outputs["prompt"]).toEqual(outputs["prompts"]);
});

test("equal names get keys of their own, and no style at all is refused", async () => {
  const { outputs } = await runNode(styles, { prompt: "a fox", styles: ["noir", "noir"] }, ["prompts"]);
  expect(outputs["prompts"]).toMatchObject([{ key: "noir" }, { key: "2" }]);
  await expect(runNode(styles, { prompt: "a fox", styles: [] }, ["prompts"])).rejects.toThrow();
  await expect(runNode(styles, { prompt: "a fox", styles: [" "] }, ["prompts"])).rejects.toThrow();
});

test("the look, lens and light that rules had chosen give way; what a person wrote stays", () => {
  const { prompt, slots } = expandByRules("a lighthouse in a storm", { detail: "rich" });
  const noir = styled(prompt, "noir");
  for (const gone of [slots.style, slots.lens, slots.lighting])
    expect(noir.toLowerCase()).not.toContain(gone.toLowerCase());
  expect(noir).toContain("A lighthouse in a storm.");
  const own = "A cat on a roof. Shot on a 50mm lens. Soft light. Cinematic look.";
  expect(styled(own, "watercolour").startsWith(own)).toBe(true);
});

test("a Chinese prompt is styled in Chinese", () => {
  expect(styled("一座灯塔", "水墨")).toMatch(/^一座灯塔。风格：水墨。墨分五色/u);
});

test("every known look is read back as itself, and its craft has no pitfall", () => {
  for (const id of looks.ids)
    for (const prompt of ["a fox", "一只狐狸"]) {
      expect(styleCraft[id]).toBeDefined();
      const made = styled(prompt, id);
      expect(lint(made), made).toEqual([]);
      if (find(looks, id)[0]) expect(find(looks, made)[0]?.id).toBe(find(looks, id)[0]?.id);
    }
});
