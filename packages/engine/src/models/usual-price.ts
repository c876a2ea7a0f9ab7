import type { ModelInfo } from "./model.ts";
import { priceBy } from "./price.ts";

const usualSeconds = 5;

/** USD a second of a usual clip: about 5 s, of the model's own size, with sound only where it is always there. */
export function usualPrice({ prices, capabilities }: Pick<ModelInfo, "prices" | "capabilities">): number | undefined {
  if (prices === undefined) return 0;
  const { seconds: lengths, defaultSize: size, audio } = capabilities;
  const near = (best: number, one: number) =>
    Math.abs(one - usualSeconds) < Math.abs(best - usualSeconds) ? one : best;
  const seconds =
    "min" in lengths ? Math.min(lengths.max, Math.max(lengths.min, usualSeconds)) : lengths.reduce(near, Infinity);
  const clip = { model: "", prompt: "", seconds, size, format: "mp4", audio: audio === "always", seed: 0 } as const;
  const price = priceBy(prices, clip);
  return price && price.max / seconds;
}
