import { z } from "zod";
import { gives, givesList, list } from "../ports/port.ts";
import { defineNode } from "./define-node.ts";
import { markFinder } from "./marks.ts";

export const patterns = defineNode({
  type: "patterns",
  // To be raised when the tables by which prompts are read, or the words of the summary, change.
  version: 1,
  title: "Patterns of success",
  doc: "Compares prompts with the scores of their clips: which succeeded, and what those have in common. Camera, lens, light, time of day, weather, mood, style, action and wording are read from the prompts by the words that the engine knows. Small numbers are called so: with fewer than four judged prompts nothing is concluded, and what was not judged or has no score counts for neither side. Scores belong to the prompts with the same keys, or else to those at the same places.",
  category: "judging",
  purity: "pure",
  instant: true,
  inputs: {
    prompts: list("text", { doc: "The prompts that were tried." }),
    scores: list(["score", "number"], { doc: "A score for each prompt's clip; some may be missing." }),
  },
  params: z.object({
    good: z.number().min(0).max(10).default(7).meta({ label: "Good", description: "Lowest score of a success." }),
  }),
  outputs: {
    summary: gives("text", { doc: "What can be said, in the language of the prompts, English or Chinese." }),
    patterns: gives("json", {
      doc: "For each property its values with count, successes and mean score; null stands for prompts without a known word for it.",
    }),
    successful: givesList("text", { doc: "The prompts that succeeded, in their order." }),
  },
  async run({ inputs: { prompts, scores }, params: { good } }) {
    const markOf = markFinder(prompts, scores);
    const rated = prompts.map((item, index) => ({
      key: item.key,
      // The hole that a failed prompt left says nothing.
      prompt: typeof item.value === "string" ? item.value : "",
      mark: markOf(item, index),
    }));
    // Loaded when first needed: to check a pipeline, the ports and parameters above suffice.
    const { ratingOf, readAll, talliesOf } = await import("../craft/patterns/tally.ts");
    const { summaryOf } = await import("../craft/patterns/summary.ts");
    const read = readAll(rated);
    const keys = (mark: null | undefined) => rated.filter((each) => each.mark === mark).map(({ key }) => key);
    return {
      summary: summaryOf(read, good),
      patterns: {
        good,
        count: prompts.length,
        ...ratingOf(read, good),
        notJudged: keys(null),
        withoutScore: keys(undefined),
        properties: { ...talliesOf(read, good) },
      },
      successful: rated
        .filter(({ prompt, mark }) => prompt !== "" && (mark ?? -1) >= good)
        .map(({ key, prompt }) => ({ key, value: prompt })),
    };
  },
});
