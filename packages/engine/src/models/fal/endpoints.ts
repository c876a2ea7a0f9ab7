import type { InputNames } from "../wire/named-input.ts";
import { shapes } from "./sizes.ts";

/** One endpoint, and what its inputs are called: @fal-ai/client 1.10.1 has them as types, fal's pages in words. */
export interface Way {
  readonly endpoint: string;
  readonly names: InputNames;
}

/** The endpoints that serve one model, by what goes in. */
export interface Ways {
  readonly text: Way;
  readonly first: Way;
  /** First and last frame. */
  readonly last?: Way;
  readonly references?: Way;
  /** What works on a clip. */
  readonly extend?: Way;
  readonly edit?: Way;
}

const { wide, square, classic, cinema, many } = shapes;

function veo(base: string, resolutions: Readonly<Record<number, string>>): Ways {
  const names = {
    seconds: "suffixed",
    ratios: wide,
    resolutions,
    audio: "generate_audio",
    negative: "negative_prompt",
    seed: "seed",
  } as const;
  return {
    text: { endpoint: base, names },
    first: { endpoint: `${base}/image-to-video`, names: { ...names, first: "image_url" } },
    last: {
      endpoint: `${base}/first-last-frame-to-video`,
      names: { ...names, first: "first_frame_url", last: "last_frame_url" },
    },
    extend: {
      endpoint: `${base}/extend-video`,
      names: { ...names, ratios: [], resolutions: { 720: "720p", 1080: "1080p" }, clip: "video_url" },
    },
  };
}

/** The shape follows the first frame; there is no seed and no choice of resolution. */
function kling(base: string): Ways {
  const names = { seconds: "text", audio: "generate_audio", negative: "negative_prompt" } as const;
  const first = {
    endpoint: `${base}/image-to-video`,
    names: { ...names, first: "start_image_url", last: "end_image_url" },
  };
  return { text: { endpoint: `${base}/text-to-video`, names: { ...names, ratios: square } }, first, last: first };
}

function pixverse(base: string): Ways {
  const names = {
    seconds: "number",
    resolutions: { 360: "360p", 540: "540p", 720: "720p", 1080: "1080p" },
    audio: "generate_audio_switch",
    negative: "negative_prompt",
    seed: "seed",
  } as const;
  return {
    text: { endpoint: `${base}/text-to-video`, names: { ...names, ratios: many } },
    first: { endpoint: `${base}/image-to-video`, names: { ...names, first: "image_url" } },
    last: {
      endpoint: `${base}/transition`,
      names: { ...names, ratios: many, first: "first_image_url", last: "end_image_url" },
    },
    extend: { endpoint: `${base}/extend`, names: { ...names, clip: "video_url" } },
  };
}

/** Not in the client's types; from fal's pages. */
function seedance(base: string, resolutions: Readonly<Record<number, string>>): Ways {
  const names = {
    seconds: "text",
    ratios: cinema,
    resolutions,
    audio: "generate_audio",
    seed: "seed",
  } as const;
  const first = frames(base, names);
  return {
    text: { endpoint: `${base}/text-to-video`, names },
    first,
    last: first,
    references: { endpoint: `${base}/reference-to-video`, names: { ...names, references: "image_urls" } },
  };
}

function wan(base: string): Ways {
  const names = {
    seconds: "text",
    resolutions: { 720: "720p", 1080: "1080p" },
    negative: "negative_prompt",
    seed: "seed",
  } as const;
  const first = frames(base, names);
  const { resolutions, seed } = names;
  return {
    text: { endpoint: `${base}/text-to-video`, names: { ...names, ratios: classic } },
    first,
    last: first,
    edit: { endpoint: `${base}/edit-video`, names: { resolutions, seed, clip: "video_url" } },
  };
}

/** The client's types say that lengths are strings, fal's page that they are numbers; the page is newer. */
function ltx(base: string): Ways {
  const names = {
    seconds: "number",
    ratios: wide,
    resolutions: { 1080: "1080p", 1440: "1440p", 2160: "2160p" },
    audio: "generate_audio",
  } as const;
  const first = frames(base, names);
  return { text: { endpoint: `${base}/text-to-video`, names }, first, last: first };
}

/** Nothing but words and a first frame. */
function hailuo(base: string): Ways {
  return {
    text: { endpoint: `${base}/text-to-video`, names: {} },
    first: { endpoint: `${base}/image-to-video`, names: { first: "image_url" } },
  };
}

/** One endpoint for a first frame, with a last one or without. */
function frames(base: string, names: InputNames): Way {
  return { endpoint: `${base}/image-to-video`, names: { ...names, first: "image_url", last: "end_image_url" } };
}

/** The endpoints of the models that are described. */
export const falWays: Readonly<Record<string, Ways>> = {
  "fal-ai/veo3.1": veo("fal-ai/veo3.1", { 720: "720p", 1080: "1080p", 2160: "4k" }),
  "fal-ai/veo3.1/fast": veo("fal-ai/veo3.1/fast", { 720: "720p", 1080: "1080p" }),
  "fal-ai/kling-video/v3/pro": kling("fal-ai/kling-video/v3/pro"),
  "fal-ai/kling-video/v3/standard": kling("fal-ai/kling-video/v3/standard"),
  "fal-ai/pixverse/v6": pixverse("fal-ai/pixverse/v6"),
  "bytedance/seedance-2.0": seedance("bytedance/seedance-2.0", { 480: "480p", 720: "720p", 1080: "1080p" }),
  "bytedance/seedance-2.0/fast": seedance("bytedance/seedance-2.0/fast", { 480: "480p", 720: "720p" }),
  "fal-ai/minimax/hailuo-2.3/pro": hailuo("fal-ai/minimax/hailuo-2.3/pro"),
  "fal-ai/wan/v2.7": wan("fal-ai/wan/v2.7"),
  "fal-ai/ltx-2.3": ltx("fal-ai/ltx-2.3"),
};
