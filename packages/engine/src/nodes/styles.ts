import { z } from "zod";
import { keyed } from "../ports/item-key.ts";
import { givesList, one } from "../ports/port.ts";
import { defineNode } from "./define-node.ts";
import { readable } from "./writing.ts";

export const styles = defineNode({
  type: "styles",
  version: 1,
  title: "Styles",
  doc: "Puts one prompt into several looks, one prompt for each, keyed by the style's name. A look that is known (noir, watercolour, claymation, 35mm film, 水墨 …) is told as craft: palette, texture, lens and light; any other is used in your own words. A look that `expand` had chosen gives way; what you wrote stays.",
  category: "writing",
  purity: "pure",
  instant: true,
  inputs: { prompt: one("text", { doc: "The prompt that all styles share." }) },
  params: z.object({
    styles: z
      .array(z.string().regex(/\S/u, "is empty"))
      .min(1)
      .max(50)
      .meta({ label: "Styles", description: "Names of looks, or looks in your own words." }),
  }),
  outputs: {
    prompts: givesList("text", { doc: "The prompt in each style." }),
    prompt: { kind: "text", list: true, doc: "The same as `prompts`.", alias: "prompts" },
  },
  expects: ({ styles }) => styles.length,
  async run({ inputs, params }) {
    const prompt = readable(inputs.prompt, "prompt");
    // Loaded when first needed: to check a pipeline, the ports and parameters above suffice.
    const { styled } = await import("../craft/styled.ts");
    return { prompts: keyed(params.styles).map(({ key, value }) => ({ key, value: styled(prompt, value) })) };
  },
});
