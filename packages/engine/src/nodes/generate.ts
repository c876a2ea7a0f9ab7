import { z } from "zod";
import { failure } from "../errors.ts";
import type { VideoModels, VideoPlan } from "../host.ts";
import { gives, many, one, optional } from "../ports/port.ts";
import type { Image } from "../ports/values.ts";
import { clipParams } from "./clip-params.ts";
import { defineNode } from "./define-node.ts";
import { adjustmentsOf, clipFacts, makeClip, planKey, requestOf, shapeOf, type ClipParams } from "./make-clip.ts";

export const generate = defineNode({
  type: "generate",
  version: 1,
  title: "Generate a clip",
  doc: "Makes a clip from a prompt with a video model; `sketch` draws one on this machine for nothing. What the model can't take as asked is adapted, and every adaptation is shown. A length beyond the model's limit is made in parts that continue each other.",
  category: "video",
  purity: "sampled",
  inputs: {
    prompt: one("text", { doc: "What is to be seen." }),
    image: optional("image", { doc: "The first frame." }),
    lastImage: optional("image", { doc: "The last frame." }),
    references: many("image", { doc: "Pictures of a character, a thing or a look to keep.", optional: true }),
  },
  params: z.object({
    ...clipParams,
    takes: z
      .int()
      .min(1)
      .max(50)
      .default(1)
      .meta({ label: "Takes", description: "More than one open an axis `take`." }),
  }),
  takes: true,
  model: ({ model = "" }) => model,
  keyExtra: (given, { models }) => planKey(planOf(given, models, 0)),
  price: (given, { models }) => planOf(given, models, 0).price,
  clips: (given, { models }) => planOf(given, models, 0).segments,
  foresees: (given, { models }) => ({ video: shapeOf(planOf(given, models, 0)) }),
  adjusts: (given, { models }) => adjustmentsOf(planOf(given, models, 0)),
  outputs: {
    video: gives("video", { doc: "The clip." }),
    facts: gives("json", { doc: "Length, size, format, codec, seed, model and adaptations, measured from the file." }),
  },
  async run(given, context) {
    if (given.inputs.prompt.trim() === "") {
      throw failure("empty-prompt", "The prompt is blank", { expected: "words that say what is to be seen" });
    }
    const plan = planOf(given, context.models, context.seed);
    const video = await makeClip(plan, context);
    return { video, facts: clipFacts(video, plan, plan.segments[0]?.seed ?? context.seed) };
  },
});

interface Given {
  readonly inputs: {
    readonly prompt: string;
    readonly image: Image | undefined;
    readonly lastImage: Image | undefined;
    readonly references: readonly { readonly value: Image }[];
  };
  readonly params: ClipParams;
}

function planOf({ inputs, params }: Given, models: VideoModels, seed: number): VideoPlan {
  const references = inputs.references.map((item) => item.value);
  return models.plan(requestOf(inputs.prompt, params, { ...inputs, references }, seed, models));
}
