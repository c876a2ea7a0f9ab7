import type { CatalogueModel } from "../adapter.ts";
import { veoPreviews } from "../retired.ts";
import { bySide } from "../wire/prices.ts";
import { sizesOf } from "../wire/sizes.ts";

/** Shapes that the API names. */
export const ratios = ["16:9", "9:16"];

const asOf = "2026-11-22";
const common = {
  sizes: sizesOf([720, 1080, 2160, 360], ratios),
  defaultSize: { width: 1280, height: 720 },
  audio: "always",
  negative: "suffix",
  style: "prefix",
  image: { first: true, last: false, references: 6 },
  seed: true,
  cancel: "running",
  webhook: true,
} as const;

/** So much is added by an extension, of clips so long, at most in so many lines; muapi.ai says so of 1.2, 2026-11-29. */
const extend = { from: { min: 1, max: 15 }, seconds: { min: 3, max: 10, step: 1 }, maxSide: 720 } as const;

/** Lengths, references, prices and what can be done with clips are hints: Google's own pages could not be read. */
export const models: readonly CatalogueModel[] = [
  {
    id: "gemini-omni-1.2-flash",
    title: "Gemini Omni 1.2 Flash",
    capabilities: {
      ...common,
      seconds: { min: 3, max: 15, step: 1 },
      video: { extend, edit: { from: { min: 1, max: 15 } } },
    },
    prices: bySide({ 360: 0.023, 720: 0.07, 1080: 0.105, 2160: 0.21 }),
    facts: { source: "types of @google/genai 3.1.0; hint for prices: muapi.ai, LaoZhang 2026-11-11", asOf },
  },
  {
    id: "gemini-omni-1.1-flash",
    title: "Gemini Omni 1.1 Flash",
    capabilities: {
      ...common,
      seconds: { min: 3, max: 10, step: 1 },
      video: { extend, edit: { from: { min: 1, max: 10 } } },
    },
    prices: bySide({ 360: 0.03, 720: 0.1, 1080: 0.15, 2160: 0.3 }),
    facts: { source: "types of @google/genai 3.1.0; hint for prices: wavespeed.ai 2026-08-28", asOf },
  },
  ...veoPreviews,
];
