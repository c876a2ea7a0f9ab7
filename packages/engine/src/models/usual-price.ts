import type { Size } from "../host.ts";
import { tidyUsd } from "../usd.ts";
import type { ModelInfo } from "./model.ts";
import { priceBy } from "./price.ts";
import { oneLength } from "./split-seconds.ts";

const usualSeconds = 5;

/** The clip whose price is meant; what isn't said is the model's usual: about 5 s, its own size, sound only if always there. */
export interface UsualClip {
  readonly seconds?: number | undefined;
  readonly size?: Size | undefined;
  readonly audio?: boolean | undefined;
}

/** USD a second of a usual clip; undefined: unknown. */
export function usualPrice(
  { prices, capabilities }: Pick<ModelInfo, "prices" | "capabilities">,
  clip: UsualClip = {},
): number | undefined {
  if (prices === undefined) return 0;
  const { seconds: lengths, defaultSize, audio: sound } = capabilities;
  const { size = defaultSize, seconds = oneLength(clip.seconds ?? usualSeconds, lengths) } = clip;
  const audio = sound === "always" || (sound === "optional" && clip.audio === true);
  const price = priceBy(prices, { model: "", prompt: "", seconds, size, format: "mp4", audio, seed: 0 });
  return price && tidyUsd(price.max / seconds);
}
