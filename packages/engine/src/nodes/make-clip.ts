import type { z } from "zod";
import type { Adjustment, ClipWork, VideoModels, VideoPlan, VideoRequest } from "../host.ts";
import type { Image, Json, Video } from "../ports/values.ts";
import type { ClipShape } from "../ports/stand-ins.ts";
import { readSize, type clipParams } from "./clip-params.ts";
import type { NodeContext } from "./define-node.ts";

export type ClipParams = z.output<z.ZodObject<typeof clipParams>>;

/** What a request may start from. */
export interface ClipSources {
  readonly work?: ClipWork | undefined;
  readonly image?: Image | undefined;
  readonly lastImage?: Image | undefined;
  readonly references?: readonly Image[];
}

/** Puts parameters and what it starts from into one request. */
export function requestOf(
  prompt: string,
  params: ClipParams,
  from: ClipSources,
  seed: number,
  models: VideoModels,
): VideoRequest {
  const { model = models.fallback, seconds, size, style, negative, format, audio, strict } = params;
  return {
    model,
    prompt,
    seconds,
    format,
    audio,
    seed: params.seed === "auto" ? seed : params.seed,
    ...(strict ? { strict } : {}),
    ...(params.seed === "auto" ? {} : { seedChosen: true }),
    ...(size === undefined ? {} : { size: readSize(size) }),
    ...(style === undefined ? {} : { style }),
    ...(negative === undefined || negative === "" ? {} : { negative }),
    ...(from.work ? { work: from.work } : {}),
    ...(from.image ? { image: from.image } : {}),
    ...(from.lastImage ? { lastImage: from.lastImage } : {}),
    ...(from.references?.length ? { references: from.references } : {}),
  };
}

/** What gives way in a plan, and a format that is made of the model's own afterwards. */
export function adjustmentsOf({ adjustments, segments }: VideoPlan): readonly Adjustment[] {
  const format = segments[0]?.format ?? "mp4";
  if (format === "mp4") return adjustments;
  return [...adjustments, { field: "format", asked: format, used: "mp4", why: "transcoded: the model gives mp4" }];
}

/** Makes one of a plan's segments, which starts from something of its own. Before the first, what gives way is told. */
export function makeSegment(
  plan: VideoPlan,
  index: number,
  from: Pick<VideoRequest, "image" | "work">,
  context: NodeContext,
): Promise<Video> {
  const segment = plan.segments[index];
  if (!segment) throw new Error("a plan has at least one segment");
  if (index === 0) for (const adjustment of adjustmentsOf(plan)) context.adjust(adjustment);
  const progress = (share: number) => context.progress?.((index + share) / plan.segments.length);
  return context.generate({ ...segment, ...from }, { signal: context.signal, progress });
}

/** Runs a plan: its segments in order, each from the last frame of the one before, joined and in the format asked for. */
export async function makeClip(plan: VideoPlan, context: NodeContext): Promise<Video> {
  const first = await makeSegment(plan, 0, {}, context);
  const clips = [first];
  for (let index = 1; index < plan.segments.length; index++) {
    const image = await context.media.frame(clips.at(-1) ?? first, "last", { signal: context.signal });
    clips.push(await makeSegment(plan, index, { image }, context));
  }
  return asAsked(plan, clips.length === 1 ? first : await joinClips(clips, context), context);
}

/** Clips as one, cut to cut. */
export function joinClips(clips: readonly Video[], { media, signal }: NodeContext): Promise<Video> {
  return media.concat(clips, { transition: "cut", transitionSeconds: 0 }, { signal });
}

/** A clip in the format that was asked for. */
export async function asAsked({ segments }: VideoPlan, video: Video, { media, signal }: NodeContext): Promise<Video> {
  const format = segments[0]?.format ?? "mp4";
  if (format === "mp4") return video;
  return (await media.transcode(video, { format, quality: 80 }, { signal })) as Video;
}

/** A plan's part of a unit's key: the model and its version, and whether the vendor works on a clip itself. */
export function planKey({ model, version, how }: VideoPlan): string {
  return `${model}@${version}${how === undefined ? "" : `+${how}`}`;
}

/** What the clip of a plan will be like. */
export function shapeOf({ segments }: VideoPlan): ClipShape | undefined {
  const size = segments[0]?.size;
  const seconds = segments.reduce((sum, segment) => sum + segment.seconds, 0);
  return size && Number.isFinite(seconds) ? { seconds, ...size } : undefined;
}

/** The facts that every take records, measured from the file (S3). */
export function clipFacts(video: Video, plan: VideoPlan, seed: number): Json {
  return {
    model: plan.model,
    seed,
    duration_ms: Math.round(video.seconds * 1000),
    resolution: `${video.width}x${video.height}`,
    format: video.type.replace("video/", ""),
    fps: video.fps,
    frames: video.frames,
    codec: video.codec,
    audio: video.audio?.codec ?? null,
    bytes: video.bytes,
    sha256: video.sha256,
    adjustments: adjustmentsOf(plan).map((adjustment) => ({ ...adjustment })),
  };
}
