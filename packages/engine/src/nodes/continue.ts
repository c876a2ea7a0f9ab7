import { z } from "zod";
import { failure } from "../errors.ts";
import { gives, one } from "../ports/port.ts";
import { clipParams } from "./clip-params.ts";
import { defineNode } from "./define-node.ts";
import { makeClip, requestOf } from "./make-clip.ts";

export const continueClip = defineNode({
  type: "continue",
  version: 1,
  title: "Continue a clip",
  doc: "Makes what comes next: a new clip that starts from the last frame of the one before, so that a character and a place carry over. `joined` is both in one.",
  category: "video",
  purity: "sampled",
  inputs: {
    video: one("video", { doc: "The clip to go on from." }),
    prompt: one("text", { doc: "What happens next." }),
  },
  params: z.object({
    ...clipParams,
    via: z
      .enum(["auto", "last-frame", "extend"])
      .default("auto")
      .meta({ label: "Via", description: "`extend` needs a model that can extend a clip itself." }),
  }),
  model: ({ model = "" }) => model,
  keyExtra({ inputs, params }, { models }) {
    const { model, version } = models.plan(requestOf(inputs.prompt, params, {}, 0, models));
    return `${model}@${version}`;
  },
  price: ({ inputs, params }, { models }) => models.plan(requestOf(inputs.prompt, params, {}, 0, models)).price,
  clips: ({ inputs, params }, { models }) => models.plan(requestOf(inputs.prompt, params, {}, 0, models)).segments,
  outputs: {
    video: gives("video", { doc: "The new part." }),
    joined: gives("video", { doc: "The clip before and the new part as one." }),
  },
  async run({ inputs, params }, context) {
    const { media, signal } = context;
    if (params.via === "extend") {
      throw failure(
        "unsupported-request",
        `The model "${params.model ?? context.models.fallback}" can't extend a clip itself`,
        {
          hint: 'set "via" to "last-frame"',
        },
      );
    }
    const image = await media.frame(inputs.video, "last", { signal });
    const size = params.size ?? `${inputs.video.width}x${inputs.video.height}`;
    const plan = context.models.plan(
      requestOf(inputs.prompt, { ...params, size }, { image }, context.seed, context.models),
    );
    const video = await makeClip(plan, context);
    const joined = await media.concat([inputs.video, video], { transition: "cut", transitionSeconds: 0 }, { signal });
    return { video, joined };
  },
});
