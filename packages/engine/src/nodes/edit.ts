import { z } from "zod";
import type { VideoModels, VideoPlan } from "../host.ts";
import { gives, one } from "../ports/port.ts";
import type { Video } from "../ports/values.ts";
import { clipParams } from "./clip-params.ts";
import { defineNode } from "./define-node.ts";
import { adjustmentsOf, clipFacts, makeClip, planKey, requestOf, shapeOf } from "./make-clip.ts";

const { model, style, negative, format, audio, strict, seed } = clipParams;

const params = z.object({ model, style, negative, format, audio, strict, seed });

export const edit = defineNode({
  type: "edit",
  version: 1,
  title: "Edit a clip",
  doc: "Changes a clip by words, at the vendor: another light, another coat, the same shot. Needs a model that edits clips, or one that remixes those that the same account made; `reelgraph models --edit` lists them.",
  category: "video",
  purity: "sampled",
  inputs: {
    video: one("video", { doc: "The clip to change." }),
    prompt: one("text", { doc: "What shall be different." }),
  },
  params,
  model: ({ model = "" }) => model,
  keyExtra: (given, { models }) => planKey(planOf(given, models, 0)),
  price: (given, { models }) => planOf(given, models, 0).price,
  clips: (given, { models }) => planOf(given, models, 0).segments,
  foresees: (given, { models }) => ({ video: given.inputs.video && shapeOf(planOf(given, models, 0)) }),
  adjusts: (given, { models }) => adjustmentsOf(planOf(given, models, 0)),
  outputs: {
    video: gives("video", { doc: "The changed clip." }),
    facts: gives("json", { doc: "Length, size, format, codec, seed, model and adaptations, measured from the file." }),
  },
  async run(given, context) {
    const plan = planOf(given, context.models, context.seed);
    const video = await makeClip(plan, context);
    return { video, facts: clipFacts(video, plan, plan.segments[0]?.seed ?? context.seed) };
  },
});

interface Given {
  /** The clip is not there yet in plans. */
  readonly inputs: { readonly prompt: string; readonly video: Video | undefined };
  readonly params: z.output<typeof params>;
}

function planOf({ inputs, params }: Given, models: VideoModels, seed: number): VideoPlan {
  const { video, prompt } = inputs;
  const work = { how: "edit" as const, ...(video ? { video } : {}) };
  return models.plan(
    requestOf(prompt, { ...params, seconds: video?.seconds ?? 0, size: undefined }, { work }, seed, models),
  );
}
