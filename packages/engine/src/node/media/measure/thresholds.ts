/**
 * Where a defect begins to cost. Measured proxies, set by hand on drawn clips (not on people's opinions): a starting point.
 *
 * `half`: the amount at which half of `most` is lost. `slope`: how sudden that is. `most`: the share of the mark that
 * the defect can cost at worst. The marks left by all defects are multiplied.
 */
export interface Curve {
  readonly half: number;
  readonly slope: number;
  readonly most: number;
}

export const visualQuality = {
  /** 1 − sharpness of the richest parts. Photographs lie at 0.2 to 0.4, a blur of 1 % of the height at 0.6 and more. */
  softness: { half: 0.7, slope: 5, most: 0.9 },
  /** Share of sharpness lost within a shot. */
  softening: { half: 0.5, slope: 3, most: 0.5 },
  /** How far the brightest half per cent stays below 0.7 of white, as a share of that. Night scenes have lamps. */
  gloom: { half: 0.5, slope: 2, most: 0.85 },
  /** Share of the picture that is burnt out. A white sky is 5 to 10 per cent. */
  glare: { half: 0.2, slope: 1.6, most: 0.85 },
  /** How far the tones between the darkest and brightest per cents span less than 0.4. Fog does so too. */
  flatness: { half: 0.3, slope: 2, most: 0.3 },
  /** Share of brightness that comes and goes faster than once a second (root mean square). */
  flicker: { half: 0.025, slope: 1.5, most: 0.85 },
  /** Share of the clip that stands still where the rest of it moves. */
  freeze: { half: 0.25, slope: 1.2, most: 0.75 },
  /** Unevenness of motion. */
  stutter: { half: 0.6, slope: 3, most: 0.5 },
  /** Step on the grid in codes. A film coded badly has 0.2. */
  blocks: { half: 1, slope: 2, most: 0.8 },
  /** Standard deviation in codes. Fine texture in motion reads as 3. */
  noise: { half: 12, slope: 2.2, most: 0.7 },
} as const satisfies Record<string, Curve>;

/** A clip that never moves may be meant so: it costs a little, and less when a still camera was asked for. */
export const stillPicture = { cost: 0.3, costWhenAsked: 0.12, from: 0.95 } as const;

/** One black frame in a hundred costs this many hundredths of the mark. */
export const blackCost = 6;

export const consistency = {
  /** Pops: parts of the picture that turn into something else at once, per four seconds, each by the root of its share. */
  pops: { half: 0.7, slope: 2, most: 0.8 },
  /** Share of the picture that the moment before does not explain, in the median. Rough water has 0.1. */
  incoherence: { half: 0.3, slope: 2, most: 0.7 },
  /** Way of the colours from the beginning to the end of a shot, in codes, beyond what the camera's travel explains. */
  drift: { half: 25, slope: 2, most: 0.5 },
  /** Cuts a second. Films have up to one. */
  cutting: { half: 2, slope: 3, most: 0.6 },
} as const satisfies Record<string, Curve>;

/** What is taken for what. Levels from 0 to 1, codes from 0 to 255, shares of the picture from 0 to 1, lengths in seconds. */
export const detection = {
  /** A frame is black when nothing is brighter and the tones span no more than this. */
  black: { brightest: 0.08, span: 0.05 },
  /**
   * A fade is below `dim` of the clip's usual light for at most `rest`, and its first lit frame has at most `gradual` of
   * the light it comes to. More than one a second, and it is flicker.
   */
  fade: { dim: 0.2, rest: 0.8, gradual: 0.7 },
  /** A block is news when this many codes of it, and this share of its texture, are unexplained; or its colour changed so. */
  news: { codes: 8, texture: 0.6, colour: 12 },
  /**
   * A cut is a step with so much news, `above` times that of the steps beside it, in which the structure of the picture
   * breaks; from `all` on, the news alone decides.
   */
  cut: { news: 0.2, above: 2.5, all: 0.6, broken: 0.2, brokenAbove: 3 },
  /** A dissolve or wipe has so much news in several steps, at most this long, and replaces the structure of the picture. */
  transition: { news: 0.12, longest: 2.5, replaced: 0.4 },
  /** A pop is a connected part of the picture of this size, `above` times that of the steps beside it, that is news. */
  pop: { size: 0.025, above: 2 },
  /** A still frame changes by fewer codes on average and visibly on a smaller share; so many seconds of it stand still. */
  still: { codes: 0.15, share: 0.001, shortest: 0.16 },
  /** Frames held longer than this stand still and don't stutter. With fewer codes of change, stutter can't be seen. */
  stutter: { held: 6, codes: 0.5 },
  /** Longest period that counts as flicker. */
  flicker: { slowest: 0.9 },
  /** The light that a clip should reach, and the span of its tones. */
  exposure: { bright: 0.7, middle: 0.8, span: 0.4 },
  /** Camera: texture and agreement that a step must have, and the share of steps that must have them. */
  camera: { evidence: 0.03, agreement: 0.25, steps: 0.25 },
} as const;

/** Speed at which a camera move counts half as seen, by the pace asked for. In picture widths a second. */
export const cameraSpeed = { slow: 0.004, normal: 0.012, fast: 0.04 } as const;

/** Zoom is compared with pan and tilt by its way at this distance from the centre, in picture widths. */
export const zoomRadius = 0.4;

/** Another axis may move this many times as fast as the one asked for before half the mark is gone. */
export const cameraDominance = { half: 1.6, slope: 3 } as const;

/** How far each proxy can be trusted at best, 0 to 1: a camera move is geometry, consistency mostly meaning. */
export const trust = { visualQuality: 0.6, consistency: 0.4, camera: 0.9 } as const;

/** 0 to 1: how nearly there are frames enough to trust a mark in full. */
export function enough(frames: number): number {
  return Math.min(1, frames / 12);
}

/** The share that an amount costs: 0 at none, half of `most` at `half`, never quite flat, so that worse is always less. */
export function cost(amount: number, { half, slope, most }: Curve): number {
  return most * portion(amount, { half, slope });
}

/** 0 at nothing, ½ at `half`, towards 1. */
export function portion(amount: number, { half, slope }: { half: number; slope: number }): number {
  if (!(amount > 0)) return 0;
  const power = (amount / half) ** slope;
  return Number.isFinite(power) ? power / (1 + power) : 1;
}
