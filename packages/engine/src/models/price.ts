import type { Price, VideoRequest } from "../host.ts";
import { tidyUsd } from "../usd.ts";

/**
 * What one unit of something costs. Vendors bill by the second, the clip, the picture that goes in, the token or the
 * credit; all rules that apply to a request are added up.
 */
export interface PriceRule {
  readonly per: "second" | "clip" | "image" | "token" | "credit";
  /** USD for one of them. */
  readonly usd: number;
  /** How many of them a clip takes, by second of film, where that isn't given by the unit: tokens and credits. */
  readonly perSecond?: number;
  /** Applies only to clips like this. Sides in pixels, of the shorter side, both ends included. */
  readonly when?: { readonly audio?: boolean; readonly minSide?: number; readonly maxSide?: number };
}

/** What a clip costs by its rules; undefined when none applies: unknown, never 0. */
export function priceBy(rules: readonly PriceRule[], request: VideoRequest): Price | undefined {
  const side = request.size ? Math.min(request.size.width, request.size.height) : undefined;
  const fitting = rules.filter(({ when = {} }) => {
    if (when.audio !== undefined && when.audio !== request.audio) return false;
    if (side === undefined) return when.minSide === undefined && when.maxSide === undefined;
    return side >= (when.minSide ?? 0) && side <= (when.maxSide ?? Infinity);
  });
  // A price for a picture alone says nothing about the clip.
  if (fitting.every(({ per }) => per === "image")) return undefined;
  const usd = tidyUsd(fitting.reduce((sum, rule) => sum + rule.usd * amount(rule, request), 0));
  return { min: usd, max: usd };
}

function amount({ per, perSecond = 1 }: PriceRule, { seconds, image, lastImage, references }: VideoRequest): number {
  if (per === "clip") return 1;
  if (per === "image") return (image ? 1 : 0) + (lastImage ? 1 : 0) + (references?.length ?? 0);
  return per === "second" ? seconds : seconds * perSecond;
}
