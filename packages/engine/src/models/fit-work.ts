import type { ClipWork, Size, VideoPlan, VideoRequest } from "../host.ts";
import type { Video } from "../ports/values.ts";
import { fitSize, priceIn, sizesOfAny, sizeText } from "./fit-size.ts";
import { fitWords, openChanges, refuseChanges } from "./fit-words.ts";
import type { Capabilities, Lengths, VideoModel, WorkLimits } from "./model.ts";
import { refuse } from "./refuse.ts";
import { longest, oneLength, splitSeconds } from "./split-seconds.ts";

/** Seconds. */
interface Span {
  readonly min: number;
  readonly max: number;
}

/** Film is so exact: containers round lengths by a frame or two. */
const slackSeconds = 0.1;

/**
 * Fits work on a clip to what a model can do with clips. An edit is a remix where only that can be had. Throws
 * `unsupported-request` where the model can't, or not with such a clip.
 */
export function fitWork(request: VideoRequest, work: ClipWork, model: VideoModel): VideoPlan {
  const why = whyNot(work, model);
  const how = wayOf(work.how, model.capabilities);
  const limits = model.capabilities.video?.[how];
  if (why !== undefined || !limits) throw refuse(model, why ?? "", hintFor(work.how));
  const { capabilities: can } = model;
  const changes = openChanges();
  const { video } = work;
  const added =
    how === "extend" && can.video?.extend ? extensions(request.seconds, can.video.extend, video) : undefined;
  const total = added?.reduce((sum, seconds) => sum + seconds, 0);
  if (total !== undefined) changes.note("seconds", request.seconds, total, "the model adds other lengths");
  if (added && added.length > 1)
    changes.note(
      "clips",
      1,
      added.length,
      `${longest(can.video?.extend?.seconds ?? [0])} s at most are added at a time`,
    );
  const sizes = video
    ? [sizeOf(video, limits, can)]
    : sizesOfAny(can).filter((size) => sideOf(size) <= sideLimit(limits));
  const size = sizes[0] ?? can.defaultSize;
  if (request.size && video) changes.note("size", sizeText(request.size), sizeText(size), "the clip keeps its own");
  const { image: _, lastImage: __, references: ___, ...base } = fitWords(request, model, changes);
  refuseChanges(request, model, changes);
  const lengths = lengthsOf(limits, video);
  const segmentOf = (seconds: number) => ({ ...base, size, seconds, work: { ...work, how } });
  const segments = (added ?? [lengths.max]).map(segmentOf);
  const least = added ? segments : [segmentOf(lengths.min)];
  const price = priceBetween(sizes, least, segments, model);
  return {
    model: model.id,
    version: model.version,
    segments,
    adjustments: changes.list,
    how,
    ...(price ? { price } : {}),
  };
}

/** Why a model can't work on a clip; undefined: it can, or nobody knows yet. */
export function whyNot(
  { how, video }: ClipWork,
  { capabilities }: Pick<VideoModel, "capabilities">,
): string | undefined {
  const limits = capabilities.video?.[wayOf(how, capabilities)];
  if (!limits) return `can't ${how} a clip itself`;
  const { from } = limits;
  if (!video || !from || (video.seconds >= from.min - slackSeconds && video.seconds <= from.max + slackSeconds))
    return undefined;
  const length = Math.round(video.seconds * 100) / 100;
  return `can ${how} clips of ${from.min} to ${from.max} s, and this one has ${length} s`;
}

function wayOf(how: ClipWork["how"], { video }: Pick<Capabilities, "video">): ClipWork["how"] {
  return how === "edit" && !video?.edit && video?.remix ? "remix" : how;
}

function hintFor(how: ClipWork["how"]) {
  const able = `\`reelgraph models --${how === "extend" ? "extend" : "edit"}\` shows which models can`;
  return { hint: how === "extend" ? `set "via" to "last-frame"; ${able}` : able };
}

/** Whole seconds that are paid for: the clip's. As long as there is no clip, the least and the most. */
function lengthsOf({ from }: WorkLimits, video: Video | undefined): Span {
  const paid = video && Math.max(1, Math.ceil(video.seconds - slackSeconds));
  if (paid !== undefined) return { min: paid, max: paid };
  return { min: from?.min ?? 0, max: from?.max ?? Infinity };
}

/**
 * The lengths of one extension after another: as many as are needed, and as the growing clip allows. At least one: that a
 * clip may be extended is known by now.
 */
function extensions(
  seconds: number,
  { seconds: lengths, from }: WorkLimits & { readonly seconds: Lengths },
  video: Video | undefined,
): readonly number[] {
  const most = (from?.max ?? Infinity) + slackSeconds;
  const all = splitSeconds(seconds, lengths);
  let length = video?.seconds ?? 0;
  const many = all.findIndex((added) => (length += added) - added > most);
  if (many === -1) return all;
  return many <= 1 ? [oneLength(seconds, lengths)] : all.slice(0, many);
}

function priceBetween(
  sizes: readonly Size[],
  least: readonly VideoRequest[],
  most: readonly VideoRequest[],
  model: VideoModel,
) {
  if (most.some(({ seconds }) => seconds === Infinity)) return undefined;
  const [low, high] = [priceIn(sizes, least, model), priceIn(sizes, most, model)];
  return low && high ? { min: low.min, max: high.max } : undefined;
}

/** The size in which it comes back, as the model's prices know it. */
function sizeOf({ width, height }: Video, limits: WorkLimits, { sizes }: Capabilities): Size {
  const share = Math.min(1, sideLimit(limits) / Math.min(width, height));
  return fitSize({ width: width * share, height: height * share }, sizes);
}

function sideLimit({ maxSide = Infinity }: WorkLimits): number {
  return maxSide;
}

function sideOf({ width, height }: Size): number {
  return Math.min(width, height);
}
