import { z } from "zod";
import { failure } from "../errors.ts";
import type { LanguageModel, Price } from "../host.ts";
import { languageOf, type Language } from "../craft/language.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import type { NodeContext } from "./define-node.ts";

/** Who wrote when no language model did. */
export const rules = "rules";
/** Part of the key: raise it when the rules write otherwise than before. */
const rulesVersion = 1;
/** Longer texts are no prompts. In UTF-16 units. */
const longest = 8_000;

/** Parameters of every node type that writes. */
export const writingParams = {
  language: z
    .enum(["auto", "en", "zh"])
    .default("auto")
    .meta({ label: "Language", description: "auto: the language of the text." }),
  model: z.string().min(1).optional().meta({
    label: "Language model",
    description: 'Name of the configured language model, or "rules" for none. Default: the model, where there is one.',
  }),
  temperature: z.number().min(0).max(2).optional().meta({
    label: "Temperature",
    description: "How freely the language model writes: 0 least. Default: the model's own.",
  }),
  seed: z.int().min(0).max(2_147_483_647).optional().meta({
    label: "Seed",
    description: "For language models that take one. Default: it follows from the inputs and the take.",
  }),
};

/** How a language model chooses its words: as the parameters say, else by the unit's own seed. */
export function chosenBy(
  { temperature, seed }: { readonly temperature?: number | undefined; readonly seed?: number | undefined },
  own: number,
): { seed: number; temperature?: number } {
  return { seed: seed ?? own, ...(temperature === undefined ? {} : { temperature }) };
}

/** What a writing node type needs beside its work; spread into its declaration. */
export const writing = {
  category: "writing",
  purity: "sampled",
  instant: ({ llm }: Pick<NodeContext, "llm">) => llm === undefined,
  lane: () => "llm",
  keyExtra: ({ params }: { params: { model?: string | undefined } }, { llm }: Pick<NodeContext, "llm">) =>
    (params.model === rules ? undefined : llm?.id) ?? `${rules}@${rulesVersion}`,
  price: (
    { inputs, params }: { inputs: Readonly<Record<string, unknown>>; params: { model?: string | undefined } },
    { llm }: Pick<NodeContext, "llm">,
  ): Price | undefined => {
    if (!llm || params.model === rules) return { min: 0, max: 0 };
    // A plan may not know the inputs yet.
    const given = Object.values(inputs).filter((value) => value !== undefined);
    return llm.price?.(given.length === 0 ? undefined : JSON.stringify(given));
  },
} as const;

/**
 * The language model that writes, or undefined where the rules do. Throws `llm-not-configured` and `llm-unknown` when
 * a model is named that isn't there.
 */
export function writerFor(model: string | undefined, llm: LanguageModel | undefined): LanguageModel | undefined {
  if (model === rules) return undefined;
  if (model === undefined || llm?.id === model || llm?.id.endsWith(`/${model}`)) return llm;
  if (!llm)
    throw failure("llm-not-configured", `The language model "${model}" is not configured.`, {
      expected: `"${rules}", or no model: then the rules write`,
      hint: "configure it as llm in reelgraph.config.json",
    });
  throw failure("llm-unknown", `There is no language model "${model}".`, {
    expected: `"${llm.id}" or "${rules}"`,
    ...didYouMean(model, [llm.id, llm.id.split("/").at(-1) ?? "", rules]),
  });
}

/** The text, when there is something to work on. Throws `text-empty` and `text-too-long`. */
export function readable(text: string, port: string): string {
  if (!/[\p{L}\p{N}]/u.test(text))
    throw failure("text-empty", `The ${port} has no words.`, { expected: "a sentence about what is to be seen" });
  if (text.length > longest)
    throw failure("text-too-long", `The ${port} has ${text.length} characters.`, {
      expected: `at most ${longest}`,
      hint: "split it into scenes with a storyboard",
    });
  return text;
}

/** The language to write in. */
export function languageFor(asked: Language | "auto", text: string): Language {
  return asked === "auto" ? languageOf(text) : asked;
}

/** What a language model wrote, trimmed and not empty. */
export const Written = z
  .string()
  .trim()
  .refine((text) => text !== "", "is empty");
