import { z } from "zod";
import type { Adjustment, Price, VideoModels, VideoPlan } from "../host.ts";
import { aFrame } from "../ports/stand-ins.ts";
import { gives, one } from "../ports/port.ts";
import type { Image, Video } from "../ports/values.ts";
import { clipParams } from "./clip-params.ts";
import { defineNode, type NodeContext } from "./define-node.ts";
import {
  adjustmentsOf,
  asAsked,
  joinClips,
  makeClip,
  makeSegment,
  planKey,
  requestOf,
  shapeOf,
  type ClipParams,
} from "./make-clip.ts";

export const continueClip = defineNode({
  type: "continue",
  version: 1,
  title: "Continue a clip",
  doc: "Makes what comes next, so that a character and a place carry over: the vendor extends the clip itself where its model can, else a new clip starts from the last frame. `joined` is both in one.",
  category: "video",
  purity: "sampled",
  inputs: {
    video: one("video", { doc: "The clip to go on from." }),
    prompt: one("text", { doc: "What happens next." }),
  },
  params: z.object({
    ...clipParams,
    via: z.enum(["auto", "last-frame", "extend"]).default("auto").meta({
      label: "Via",
      description: "`extend` needs a model that can extend such a clip itself; `auto` does so where that is possible.",
    }),
  }),
  model: ({ model = "" }) => model,
  keyExtra: (given, { models }) => planKey(planOf(given, models, 0)),
  price: (given, { models }) => priceOf(given, models),
  clips: (given, { models }) => planOf(given, models, 0).segments,
  foresees(given, { models }) {
    const before = given.inputs.video as Video | undefined;
    const video = before && shapeOf(planOf(given, models, 0));
    return { video, joined: video && { ...video, seconds: before.seconds + video.seconds } };
  },
  adjusts: (given, { models }) => adjustmentsOf(planOf(given, models, 0)),
  outputs: {
    video: gives("video", { doc: "The new part.", fresh: true }),
    joined: gives("video", { doc: "The clip before and the new part as one." }),
  },
  async run(given, context) {
    const { media, models, signal } = context;
    const { video } = given.inputs;
    const extended = planOf(given, models, context.seed);
    if (extended.how) return extend(video, extended, context);
    const image = await media.frame(video, "last", { signal });
    const whyNot = skipped(given, models);
    if (whyNot) context.adjust(whyNot);
    const plan = byFrame(given, models, context.seed, image);
    const made = await makeClip(plan, context);
    return { video: made, joined: await asAsked(plan, await joinClips([video, made], context), context) };
  },
});

interface Given {
  /** The clip is not there yet in plans. */
  readonly inputs: { readonly prompt: string; readonly video: Video | undefined };
  readonly params: ClipParams & { readonly via: "auto" | "last-frame" | "extend" };
}

function planOf(given: Given, models: VideoModels, seed: number): VideoPlan {
  const { inputs, params } = given;
  const work = workOn(inputs.video);
  if (params.via === "last-frame" || (params.via === "auto" && reason(given, models) !== undefined))
    return byFrame(given, models, seed, aFrame);
  return models.plan(requestOf(inputs.prompt, params, { work }, seed, models));
}

/** While there is no clip nobody knows whether it can be extended: then both ways count. */
function priceOf(given: Given, models: VideoModels): Price | undefined {
  const plan = planOf(given, models, 0);
  if (!plan.how || given.inputs.video || given.params.via === "extend") return plan.price;
  const other = byFrame(given, models, 0, aFrame).price;
  if (!plan.price || !other) return undefined;
  return { min: Math.min(plan.price.min, other.min), max: Math.max(plan.price.max, other.max) };
}

function byFrame({ inputs, params }: Given, models: VideoModels, seed: number, image: Image): VideoPlan {
  const { video, prompt } = inputs;
  const size = params.size ?? (video && `${video.width}x${video.height}`);
  const request = requestOf(prompt, { ...params, size }, { image }, seed, models);
  return models.plan(size === undefined ? { ...request, anySize: true } : request);
}

function workOn(video: Video | undefined) {
  return { how: "extend" as const, ...(video ? { video } : {}) };
}

function reason({ inputs, params }: Given, models: VideoModels): string | undefined {
  return models.whyNot(params.model ?? models.fallback, workOn(inputs.video));
}

/** A model that extends clips, but not this one: that is told. */
function skipped(given: Given, models: VideoModels): Adjustment | undefined {
  const model = given.params.model ?? models.fallback;
  if (given.params.via !== "auto" || models.whyNot(model, { how: "extend" }) !== undefined) return undefined;
  const why = `the model ${reason(given, models)}`;
  return { field: "via", asked: "extend", used: "last-frame", why };
}

/**
 * Extends a clip, as often as the plan says. Vendors give the new part alone, or all in one: its length tells which. A
 * part that stays alone is given as it came.
 */
async function extend(video: Video, plan: VideoPlan, context: NodeContext) {
  const { media, signal } = context;
  let joined = video;
  let part: Video | undefined;
  for (const [index, { seconds }] of plan.segments.entries()) {
    const made = await makeSegment(plan, index, { work: { how: "extend", video: joined } }, context);
    part = made.seconds <= seconds + joined.seconds / 2 ? made : undefined;
    joined = part ? await joinClips([joined, part], context) : made;
  }
  const added = plan.segments.reduce((sum, { seconds }) => sum + seconds, 0);
  const start = Math.min(video.seconds, joined.seconds - added);
  const fresh = part && plan.segments.length === 1 ? part : await media.trim(joined, { start }, { signal });
  return { video: await asAsked(plan, fresh, context), joined: await asAsked(plan, joined, context) };
}
