import type { Size } from "../../host.ts";
import type { Capabilities } from "../model.ts";
import type { CatalogueModel } from "../adapter.ts";
import { bySide } from "../wire/prices.ts";
import { perSecond, tokens } from "./prices.ts";
import { sizes } from "./sizes.ts";

const page = (endpoint: string, asOf = "2026-11-22") => ({ source: `fal.ai/models/${endpoint}/llms.txt`, asOf });
const hd: Size = { width: 1280, height: 720 };
const fullHd: Size = { width: 1920, height: 1080 };

/** What holds of most: fal's queue cancels, tells no progress, and calls webhooks. */
const usual = {
  defaultSize: hd,
  audio: "optional",
  negative: "native",
  style: "prefix",
  image: { first: true, last: true, references: 0 },
  seed: true,
  cancel: "queued",
  progress: false,
  webhook: true,
} as const satisfies Partial<Capabilities>;

/** "Extend Veo-Created Videos", of at most 8 s, by 7: its only length that fal's pages name. */
const veoExtends = { extend: { from: { min: 1, max: 8 }, seconds: [7], maxSide: 1080 } } as const;

const whole = (min: number, max: number) => ({ min, max, step: 1 });

/** The models that are described, one row each. */
export const falModels: readonly CatalogueModel[] = [
  {
    id: "fal-ai/veo3.1",
    title: "Veo 3.1",
    capabilities: { ...usual, seconds: [4, 6, 8], sizes: sizes.wide(720, 1080, 2160), video: veoExtends },
    prices: perSecond({ 1080: 0.2, 2160: 0.4 }, { 1080: 0.4, 2160: 0.6 }),
    facts: page("fal-ai/veo3.1"),
  },
  {
    id: "fal-ai/veo3.1/fast",
    title: "Veo 3.1 Fast",
    capabilities: { ...usual, seconds: [4, 6, 8], sizes: sizes.wide(720, 1080), video: veoExtends },
    prices: perSecond({ 1080: 0.1 }, { 1080: 0.15 }),
    facts: { source: "fal.ai/models/fal-ai/veo3/fast/llms.txt, taken to hold for 3.1 too", asOf: "2026-11-22" },
  },
  {
    id: "fal-ai/kling-video/v3/pro",
    title: "Kling 3.0 Pro",
    capabilities: { ...usual, seconds: whole(3, 15), sizes: sizes.square(1080), defaultSize: fullHd, seed: false },
    prices: perSecond({ 1080: 0.112 }, { 1080: 0.168 }),
    facts: { source: "fal.ai/models/fal-ai/kling-video/v3/pro/image-to-video", asOf: "2026-11-23" },
  },
  {
    id: "fal-ai/kling-video/v3/standard",
    title: "Kling 3.0 Standard",
    capabilities: { ...usual, seconds: whole(3, 15), sizes: sizes.square(720), seed: false },
    prices: perSecond({ 720: 0.084 }, { 720: 0.126 }),
    facts: page("fal-ai/kling-video/v3/standard/text-to-video", "2026-11-23"),
  },
  {
    id: "fal-ai/pixverse/v6",
    title: "PixVerse V6",
    capabilities: {
      ...usual,
      seconds: whole(1, 15),
      sizes: sizes.many(360, 540, 720, 1080),
      video: { extend: { seconds: whole(1, 15), maxSide: 1080 } },
    },
    prices: perSecond(
      { 360: 0.025, 540: 0.035, 720: 0.045, 1080: 0.09 },
      { 360: 0.035, 540: 0.045, 720: 0.06, 1080: 0.115 },
    ),
    facts: page("fal-ai/pixverse/v6/extend", "2026-11-23"),
  },
  {
    id: "bytedance/seedance-2.0",
    title: "Seedance 2.0",
    capabilities: {
      ...usual,
      seconds: whole(4, 15),
      sizes: sizes.cinema(480, 720, 1080),
      negative: "suffix",
      image: { first: true, last: true, references: 9 },
    },
    prices: tokens(0.014, { 480: 428_544, 720: 927_408, 1080: 2_086_876 }),
    facts: { source: "fal.ai/models/bytedance/seedance-2.0/text-to-video", asOf: "2026-11-23" },
  },
  {
    id: "bytedance/seedance-2.0/fast",
    title: "Seedance 2.0 Fast",
    capabilities: {
      ...usual,
      seconds: whole(4, 15),
      sizes: sizes.cinema(480, 720),
      negative: "suffix",
      image: { first: true, last: true, references: 9 },
    },
    prices: tokens(0.0112, { 480: 428_544, 720: 927_408 }),
    facts: page("bytedance/seedance-2.0/fast/text-to-video", "2026-11-23"),
  },
  {
    id: "fal-ai/minimax/hailuo-2.3/pro",
    title: "Hailuo 2.3 Pro",
    capabilities: {
      ...usual,
      seconds: [6],
      sizes: [fullHd],
      defaultSize: fullHd,
      audio: "none",
      negative: "suffix",
      image: { first: true, last: false, references: 0 },
      seed: false,
    },
    prices: [{ per: "clip", usd: 0.49 }],
    facts: page("fal-ai/minimax/hailuo-2.3/pro/text-to-video", "2026-11-23"),
  },
  {
    id: "fal-ai/wan/v2.7",
    title: "Wan 2.7",
    capabilities: {
      ...usual,
      seconds: whole(2, 15),
      sizes: sizes.classic(720, 1080),
      audio: "always",
      video: { edit: { from: { min: 2, max: 10 }, maxSide: 1080 } },
    },
    prices: [],
    facts: { source: "@fal-ai/client 1.10.1 types; its price is not known", asOf: "2026-11-23" },
  },
  {
    id: "fal-ai/ltx-2.3",
    title: "LTX-2.3 Pro",
    capabilities: {
      ...usual,
      seconds: [6, 8, 10],
      sizes: sizes.wide(1080, 1440, 2160),
      defaultSize: fullHd,
      negative: "suffix",
      seed: false,
    },
    // With a first frame a quarter less; the higher price is reckoned with.
    prices: bySide({ 1080: 0.08, 1440: 0.16, 2160: 0.32 }),
    facts: page("fal-ai/ltx-2.3/text-to-video", "2026-11-23"),
  },
];
