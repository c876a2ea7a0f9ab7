import type { CatalogueModel } from "../adapter.ts";
import { bySide } from "../wire/prices.ts";
import { sizesOf } from "../wire/sizes.ts";

/** Shapes that the API names. */
export const ratios = ["16:9", "9:16", "1:1", "4:3", "3:4", "3:2", "2:3"];

const asOf = "2026-11-22";
const limits = { requests: [{ max: 60, perSeconds: 60 }] };
const common = {
  seconds: { min: 1, max: 15, step: 1 },
  audio: "optional",
  negative: "suffix",
  style: "prefix",
  seed: false,
  cancel: "never",
  progress: true,
} as const;

/**
 * Prices, limits and the number of references are hints: the vendor's own price page could not be read. What can be done
 * with a clip is from docs.x.ai, where only the older model is said to do it; what it costs is taken to be the price of
 * as many seconds of new film.
 */
export const models: readonly CatalogueModel[] = [
  {
    id: "grok-imagine-video-1.5",
    title: "Grok Imagine 1.5",
    capabilities: {
      ...common,
      sizes: sizesOf([720, 480, 1080], ratios),
      defaultSize: { width: 1280, height: 720 },
      image: { first: true, last: true, references: 7 },
    },
    prices: [...bySide({ 480: 0.08, 720: 0.14, 1080: 0.25 }), { per: "image", usd: 0.01 }],
    limits,
    facts: { source: "types of @ai-sdk/xai 5.0.12; hint for prices: inference.sh 2026-11-06", asOf },
  },
  {
    id: "grok-imagine-video",
    title: "Grok Imagine",
    capabilities: {
      ...common,
      sizes: sizesOf([480, 720], ratios),
      defaultSize: { width: 854, height: 480 },
      image: { first: true, last: false, references: 7 },
      video: {
        extend: { from: { min: 2, max: 15 }, seconds: { min: 2, max: 10, step: 1 }, maxSide: 720 },
        edit: { from: { min: 1, max: 8.7 }, maxSide: 720 },
      },
    },
    prices: [...bySide({ 480: 0.05, 720: 0.07 }), { per: "image", usd: 0.002 }],
    limits,
    facts: {
      source: "types of @ai-sdk/xai 5.0.12, docs.x.ai; hint for prices: APIYI, docs.krea.ai",
      asOf: "2026-11-29",
    },
  },
];
