import type { ProxyScore } from "../../../host.ts";
import { type Finding, mark, percent, seconds } from "./finding.ts";
import { flickerOf } from "./flicker.ts";
import { exposureOf } from "./light.ts";
import type { Observations } from "./observe.ts";
import { sharpnessOf } from "./sharpness.ts";
import type { Editing } from "./shots.ts";
import { type Standstill, standstillOf } from "./standstill.ts";
import { median } from "./statistics.ts";
import { stutterOf } from "./stutter.ts";
import { blackCost, cost, enough, stillPicture, trust, visualQuality } from "./thresholds.ts";

/** A mark with the amounts behind it. */
export interface Judged {
  readonly score: ProxyScore;
  readonly features: Readonly<Record<string, number>>;
}

/** Judges sharpness, exposure, flicker, standstill, black frames, blocks, noise and evenness of motion. */
export function judgeQuality(seen: Observations, editing: Editing, askedStill: boolean): Judged {
  const { looks, details, grid } = seen;
  const sharpness = sharpnessOf(seen, editing);
  const exposure = exposureOf(seen, editing);
  const flicker = flickerOf(seen, editing);
  const standstill = standstillOf(seen, editing);
  const stutter = stutterOf(seen, editing);
  const noise = median(details.map((detail) => detail.noise)) || 0;
  const stray = editing.stray.filter(Boolean).length;
  const table = visualQuality;

  const findings: Finding[] = [
    {
      cost: 1 - (1 - stray / looks.length) ** blackCost,
      reason: stray === looks.length ? "The whole clip is black" : `${stray} of ${looks.length} frames are black`,
    },
    { cost: cost(exposure.gloom, table.gloom), reason: "The picture is too dark: nothing in it is bright" },
    { cost: cost(exposure.glare, table.glare), reason: `${percent(exposure.glare)} of the picture is burnt out` },
    { cost: cost(exposure.flatness, table.flatness), reason: "The picture has little contrast" },
    { cost: cost(flicker, table.flicker), reason: `The brightness flickers by about ${percent(flicker * Math.SQRT2)}` },
    ...stillness(standstill, looks, askedStill),
    { cost: cost(stutter, table.stutter), reason: "The motion stutters from frame to frame" },
    { cost: cost(grid.step, table.blocks), reason: `A grid of ${grid.period}-pixel blocks shows` },
    { cost: cost(noise, table.noise), reason: `The picture is noisy (${noise.toFixed(0)} of 255 levels)` },
  ];
  if (sharpness.typical !== undefined) {
    const falls = sharpness.falls;
    findings.push({ cost: cost(1 - sharpness.typical, table.softness), reason: "The picture is blurred" });
    if (falls !== undefined)
      findings.push({
        cost: cost(falls.by, table.softening),
        reason: `Sharpness falls by ${percent(falls.by)} after ${seconds(falls.at)}`,
      });
  }
  return {
    score: mark(findings, {
      flawless: "No defect found",
      confidence: trust.visualQuality * enough(looks.length),
    }),
    features: {
      ...(sharpness.typical === undefined ? {} : { sharpness: sharpness.typical }),
      ...exposure,
      flicker,
      black: stray / looks.length,
      still: standstill.still,
      frozen: standstill.frozen,
      stutter,
      blocks: grid.step,
      noise,
    },
  };
}

function stillness(
  { still, frozen, frozenFrom, frozenFrames }: Standstill,
  looks: Observations["looks"],
  askedStill: boolean,
): Finding[] {
  if (still >= stillPicture.from)
    return [
      {
        cost: askedStill ? stillPicture.costWhenAsked : stillPicture.cost,
        reason: "Nothing moves: the clip is a still picture",
      },
    ];
  if (frozenFrom === undefined) return [];
  const at = seconds(looks[Math.max(0, frozenFrom - 1)]!.seconds);
  return [
    {
      cost: cost(frozen, visualQuality.freeze),
      reason: `The picture stands still for ${frozenFrames} of ${looks.length} frames, first and longest from ${at}`,
    },
  ];
}
