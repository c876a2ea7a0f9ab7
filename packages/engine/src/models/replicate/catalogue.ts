import type { Size } from "../../host.ts";
import type { CatalogueModel } from "../adapter.ts";
import type { Capabilities } from "../model.ts";
import type { InputNames } from "../wire/named-input.ts";
import { sizesOf } from "../wire/sizes.ts";

const wide = ["16:9", "9:16"];
const square = [...wide, "1:1"];
const hd: Size = { width: 1280, height: 720 };
const fullHd: Size = { width: 1920, height: 1080 };

/** 600 new predictions a minute for an account with a payment method. */
const limits = { requests: [{ max: 600, perSeconds: 60 }] };
const asOf = "2026-11-23";

const usual = {
  audio: "optional",
  negative: "native",
  style: "prefix",
  seed: true,
  image: { first: true, last: true, references: 0 },
  cancel: "running",
  progress: false,
  webhook: true,
} as const satisfies Partial<Capabilities>;

const veo = { ...usual, seconds: [4, 6, 8], sizes: sizesOf([720, 1080], wide), defaultSize: hd } as const;

/** Models with their prices per second of the clip, which secondary pages tell; Replicate's own weren't read. */
export const replicateModels: readonly CatalogueModel[] = [
  {
    id: "google/veo-3.1",
    title: "Veo 3.1",
    capabilities: veo,
    prices: [
      { per: "second", usd: 0.2, when: { audio: false } },
      { per: "second", usd: 0.4, when: { audio: true } },
    ],
    limits,
    facts: { source: "stored model pages of replicate.com; prices as on Google's list", asOf },
  },
  {
    id: "google/veo-3.1-fast",
    title: "Veo 3.1 Fast",
    capabilities: veo,
    prices: [
      { per: "second", usd: 0.1, when: { audio: false } },
      { per: "second", usd: 0.15, when: { audio: true } },
    ],
    limits,
    facts: { source: "stored model pages of replicate.com; prices as on Google's list", asOf },
  },
  {
    id: "kwaivgi/kling-v2.5-turbo-pro",
    title: "Kling 2.5 Turbo Pro",
    capabilities: {
      ...usual,
      seconds: [5, 10],
      sizes: sizesOf([1080], square),
      defaultSize: fullHd,
      audio: "none",
      seed: false,
    },
    prices: [{ per: "second", usd: 0.07 }],
    limits,
    facts: { source: "stored model schema of replicate.com; price from public code", asOf },
  },
];

/**
 * Pictures go as `data:` URLs, which Replicate recommends up to 256 KiB. More is sent, but not so much that an answer
 * that repeats the inputs would become too long to read.
 */
const mostPictures = 700_000;
const veoNames: InputNames = {
  seconds: "number",
  ratios: wide,
  resolutions: { 720: "720p", 1080: "1080p" },
  audio: "generate_audio",
  negative: "negative_prompt",
  seed: "seed",
  first: "image",
  last: "last_frame",
  mostPictures,
};

/** What the inputs of the models above are called. */
export const replicateNames: Readonly<Record<string, InputNames>> = {
  "google/veo-3.1": veoNames,
  "google/veo-3.1-fast": veoNames,
  "kwaivgi/kling-v2.5-turbo-pro": {
    seconds: "number",
    ratios: square,
    negative: "negative_prompt",
    first: "start_image",
    last: "end_image",
    mostPictures,
  },
};

/** For a model that nobody has described here: the names that most of them use. */
const plainNames: InputNames = {
  seconds: "number",
  ratios: [...square, "4:3", "3:4", "21:9"],
  resolutions: { 2160: "4k" },
  audio: "generate_audio",
  negative: "negative_prompt",
  seed: "seed",
  first: "image",
  mostPictures,
};

/** What the inputs of a model are called. */
export function namesOf(model: string): InputNames {
  return (Object.hasOwn(replicateNames, model) ? replicateNames[model] : undefined) ?? plainNames;
}
