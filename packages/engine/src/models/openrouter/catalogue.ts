import { z } from "zod";
import type { CatalogueModel } from "../adapter.ts";
import type { Size } from "../../host.ts";
import { sizesOf } from "../wire/sizes.ts";
import { maybe } from "../wire/tolerant.ts";
import { ratios, sideOfName } from "./resolutions.ts";
import { pricesOf } from "./skus.ts";

const texts = z.array(z.string()).nullish().catch(undefined);

/** A model as `GET /videos/models` describes it. */
export const LiveModel = z.looseObject({
  id: z.string().regex(/^[\w.:~-]+(\/[\w.:~-]+)+$/),
  name: maybe.text,
  supported_durations: z.array(z.number().positive().max(3600)).nullish().catch(undefined),
  supported_resolutions: texts,
  supported_aspect_ratios: texts,
  supported_sizes: texts,
  supported_frame_images: texts,
  generate_audio: z.boolean().nullish().catch(undefined),
  seed: z.boolean().nullish().catch(undefined),
  pricing_skus: z.record(z.string(), z.unknown()).nullish().catch(undefined),
  upscale_factor: z.unknown().optional(),
});

/** What is known of a model from the vendor itself; undefined for what makes no clips from words. */
export function modelOf(live: z.output<typeof LiveModel>): CatalogueModel | undefined {
  if (live.upscale_factor !== undefined && live.upscale_factor !== null) return undefined;
  const sizes = sizesFor(live);
  const lengths = [...new Set(live.supported_durations ?? [])].toSorted((a, b) => a - b);
  const frames = live.supported_frame_images ?? [];
  const audio = live.generate_audio ?? false;
  return {
    id: live.id,
    title: live.name ?? live.id,
    capabilities: {
      ...common,
      seconds: lengths.length > 0 ? lengths : { min: 1, max: 10, step: 1 },
      sizes,
      defaultSize: sizes.find(({ width, height }) => width === 1280 && height === 720) ?? sizes[0] ?? hd,
      audio: audio ? "optional" : "none",
      // How many references a model takes isn't told.
      image: { first: frames.includes("first_frame"), last: frames.includes("last_frame"), references: 4 },
      seed: live.seed ?? false,
    },
    prices: pricesOf(live.pricing_skus ?? {}, sizes, audio),
    facts: { source: "OpenRouter's list of video models", asOf: "" },
  };
}

const hd: Size = { width: 1280, height: 720 };
const common = { negative: "suffix", style: "prefix", cancel: "never", progress: false, webhook: true } as const;

function sizesFor({ supported_sizes, supported_resolutions, supported_aspect_ratios }: z.output<typeof LiveModel>) {
  const exact = (supported_sizes ?? []).flatMap((text): Size[] => {
    const [, width, height] = /^(\d{2,5})x(\d{2,5})$/.exec(text) ?? [];
    return width && height && Number(width) > 0 && Number(height) > 0
      ? [{ width: Number(width), height: Number(height) }]
      : [];
  });
  if (exact.length > 0) return exact;
  const named = (supported_resolutions ?? []).flatMap((name) => sideOfName(name) ?? []);
  const shapes = (supported_aspect_ratios ?? []).filter((ratio) => ratios.includes(ratio));
  return sizesOf(named.length > 0 ? named : [720], shapes.length > 0 ? shapes : ["16:9"]);
}

/** Known without asking. `reelgraph models --refresh` gives the whole list, with today's prices. */
export const models: readonly CatalogueModel[] = [
  {
    id: "google/veo-3.1",
    title: "Veo 3.1",
    capabilities: {
      ...common,
      seconds: [4, 6, 8],
      sizes: sizesOf([720, 1080], ["16:9", "9:16"]),
      defaultSize: hd,
      audio: "optional",
      image: { first: true, last: true, references: 3 },
      seed: true,
    },
    prices: [
      { per: "second", usd: 0.4, when: { audio: true, maxSide: 1080 } },
      { per: "second", usd: 0.2, when: { audio: false, maxSide: 1080 } },
    ],
    facts: {
      source: "types of @openrouter/sdk 1.3.19; hint for prices: copies of the live list, as fal's own",
      asOf: "2026-11-22",
    },
  },
];
