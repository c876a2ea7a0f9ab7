import type { Size } from "../../host.ts";
import type { PriceRule } from "../price.ts";
import { sideOf } from "../wire/sizes.ts";
import { sideOfName } from "./resolutions.ts";

/** One priced thing of `pricing_skus`, as its name describes it. */
interface Sku {
  readonly usd: number;
  /** Absent: with and without. */
  readonly audio?: boolean;
  /** Absent: any. */
  readonly side?: number;
}

const bySecond =
  /^(?:(?:text|image)_to_video_)?(?:duration_seconds|per-video-second|cents_per_(?:video_)?(?:output_second|second_output|second))(?:_(with|without)_audio)?(?:[_-](\d{3,4}p|[124]k))?$/;
/** For work that we don't ask for: editing, continuing, clips that go in. */
const elsewhere = /continuation|edit|extend|input_video|video_input|upscal/;
const pictures = /^(?:reference_images|cents_per_image_input)$/;

/**
 * Price rules from the names that OpenRouter gives its prices: `duration_seconds_with_audio_720p` in USD,
 * `cents_per_second_output_1080p` in cents. Where several fit, the dearest of the closest counts. A name that nobody
 * knows might be charged, too, so then nothing is known.
 */
export function pricesOf(
  skus: Readonly<Record<string, unknown>>,
  sizes: readonly Size[],
  audio: boolean,
): readonly PriceRule[] {
  const seconds: Sku[] = [];
  let picture = 0;
  for (const [name, text] of Object.entries(skus)) {
    const key = name.toLowerCase();
    if (elsewhere.test(key)) continue;
    const amount = typeof text === "string" && text.trim() !== "" ? Number(text) : Number.NaN;
    const usd = key.startsWith("cents_") ? amount / 100 : amount;
    if (!Number.isFinite(usd) || usd < 0) return [];
    const match = bySecond.exec(key);
    if (match) seconds.push(skuOf(usd, match));
    else if (pictures.test(key)) picture = Math.max(picture, usd);
    else return [];
  }
  const rules = [...new Set(sizes.map(sideOf))].flatMap((side) =>
    (audio ? [true, false] : [false]).map((sound): PriceRule | undefined => {
      const usd = priceOf(seconds, side, sound);
      return usd === undefined
        ? undefined
        : { per: "second", usd, when: { ...(audio ? { audio: sound } : {}), minSide: side, maxSide: side } };
    }),
  );
  if (rules.length === 0 || rules.includes(undefined)) return [];
  const known = rules.flatMap((rule) => rule ?? []);
  return picture > 0 ? [...known, { per: "image", usd: picture }] : known;
}

function skuOf(usd: number, [, audio, resolution]: RegExpExecArray): Sku {
  const side = resolution === undefined ? undefined : sideOfName(resolution);
  return {
    usd,
    ...(audio === undefined ? {} : { audio: audio === "with" }),
    ...(side === undefined ? {} : { side }),
  };
}

/** Those that name the resolution before those that don't, and likewise for sound. */
function priceOf(skus: readonly Sku[], side: number, audio: boolean): number | undefined {
  const fitting = skus.filter((sku) => (sku.side ?? side) === side && (sku.audio ?? audio) === audio);
  const closeness = (sku: Sku) => (sku.side === undefined ? 0 : 2) + (sku.audio === undefined ? 0 : 1);
  const closest = Math.max(...fitting.map(closeness));
  const prices = fitting.filter((sku) => closeness(sku) === closest).map(({ usd }) => usd);
  return prices.length === 0 ? undefined : Math.max(...prices);
}
