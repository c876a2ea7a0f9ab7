import { judgePrompt, questionFor } from "../../craft/prompts/judge.ts";
import type { Job, JudgeRequest, MediaTools, Size } from "../../host.ts";
import type { Image, Video } from "../../ports/values.ts";
import { fence } from "../llm/messages.ts";

/** What a judge needs of this machine. */
export interface Sight {
  readonly media: Pick<MediaTools, "frame" | "resize">;
  read(file: Image | Video): Promise<Uint8Array>;
}

/** Longest edge of a picture that is sent, in pixels: enough to see, cheap to send. */
const longestEdge = 512;

/** The instructions, with the questions as `c1`, `c2` … */
export function instructionsFor(criteria: readonly string[]): string {
  const questions = criteria.map((criterion, index) => `c${index + 1}: ${questionFor(criterion)}`);
  return `${judgePrompt}\n\nThe criteria:\n${questions.join("\n")}\n\nAnswer with JSON only.`;
}

/** What was asked for, between marks that it can't close. */
export function askedFor({ prompt }: Pick<JudgeRequest, "prompt">): string {
  return prompt === undefined
    ? "Nobody says what was asked for."
    : `What was asked for stands between two marks.\n${fence(prompt)}`;
}

/** A line that tells what a row of pictures is. */
export interface Pictures {
  readonly says: string;
  /** As `data:` URLs. */
  readonly urls: readonly string[];
}

/** Frames of a clip at even times, small. */
export async function framesOf(video: Video, count: number, sight: Sight, job: Job): Promise<Pictures> {
  const many = Math.min(count, video.frames);
  const times = Array.from({ length: many }, (_, index) => (video.seconds * (index + 0.5)) / many);
  const urls: string[] = [];
  for (const at of times) urls.push(await urlOf(await sight.media.frame(video, at, job), sight, job));
  const list = times.map((at) => `${at.toFixed(1)} s`).join(", ");
  return { says: `${many} frames of a clip of ${video.seconds.toFixed(1)} s, at ${list}:`, urls };
}

/** The reference pictures; undefined when there are none. */
export async function referencesOf(images: readonly Image[], sight: Sight, job: Job): Promise<Pictures | undefined> {
  if (images.length === 0) return undefined;
  const urls: string[] = [];
  for (const image of images) urls.push(await urlOf(image, sight, job));
  return { says: "Reference pictures that the clip should agree with:", urls };
}

/** A picture as a `data:` URL, small. */
export async function urlOf(image: Image, sight: Sight, job: Job): Promise<string> {
  const size = fitted(image);
  const small = size ? await sight.media.resize(image, { size, fit: "contain" }, job) : image;
  return `data:${small.type};base64,${Buffer.from(await sight.read(small)).toString("base64")}`;
}

/** Even numbers of pixels in the same proportion; undefined when it is small enough. */
function fitted({ width, height }: Size): Size | undefined {
  const scale = longestEdge / Math.max(width, height);
  if (scale >= 1) return undefined;
  const even = (pixels: number) => Math.max(2, Math.round((pixels * scale) / 2) * 2);
  return { width: even(width), height: even(height) };
}
