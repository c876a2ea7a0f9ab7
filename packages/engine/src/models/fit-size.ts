import type { Price, Size, VideoRequest } from "../host.ts";
import type { Capabilities, VideoModel } from "./model.ts";

/** The nearest size that a model makes. */
export function fitSize(asked: Size, sizes: Capabilities["sizes"]): Size {
  if (!("min" in sizes)) return nearestSize(asked, sizes);
  // The shape is kept, as far as it can be made at all.
  const shrink = Math.min(1, sizes.max / Math.max(asked.width, asked.height));
  const grow = Math.max(1, sizes.min / (shrink * Math.min(asked.width, asked.height)));
  const bound = (pixels: number) =>
    Math.min(sizes.max, Math.max(sizes.min, Math.round((pixels * shrink * grow) / 2) * 2));
  return { width: bound(asked.width), height: bound(asked.height) };
}

/** The nearest shape first, then the nearest number of pixels. */
function nearestSize(asked: Size, sizes: readonly Size[]): Size {
  const distance = ({ width, height }: Size) =>
    Math.abs(Math.log((width / height) * (asked.height / asked.width))) * 10 +
    Math.abs(Math.log((width * height) / (asked.width * asked.height)));
  return sizes.reduce((best, size) => (distance(size) < distance(best) ? size : best), sizes[0] ?? asked);
}

/** The sizes that a clip may turn out to have: of any, the smallest and the largest. */
export function sizesOfAny({ sizes }: Capabilities): readonly Size[] {
  if (!("min" in sizes)) return sizes;
  const { min, max } = sizes;
  return [
    { width: min, height: min },
    { width: max, height: max },
  ];
}

/** What segments cost together in the worst and in the best of some sizes; undefined: unknown in one of them. */
export function priceIn(
  sizes: readonly Size[],
  segments: readonly VideoRequest[],
  model: VideoModel,
): Price | undefined {
  let whole: Price | undefined;
  for (const size of sizes) {
    let sum: Price = { min: 0, max: 0 };
    for (const segment of segments) {
      const price = model.price({ ...segment, size });
      if (!price) return undefined;
      sum = { min: sum.min + price.min, max: sum.max + price.max };
    }
    whole = whole ? { min: Math.min(whole.min, sum.min), max: Math.max(whole.max, sum.max) } : sum;
  }
  return whole;
}

export function sizeText({ width, height }: Size): string {
  return `${width}x${height}`;
}
