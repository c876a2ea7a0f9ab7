import type { CatalogueModel } from "../adapter.ts";
import type { Capabilities } from "../model.ts";
import type { PriceRule } from "../price.ts";
import { runwaySizes } from "./sizes.ts";

/** What a credit costs, in USD. */
export const usdPerCredit = 0.01;

const hd = { width: 1280, height: 720 };
const usual = {
  seconds: { min: 2, max: 10, step: 1 },
  defaultSize: hd,
  audio: "none",
  negative: "suffix",
  style: "prefix",
  image: { first: true, last: false, references: 0 },
  seed: true,
  cancel: "running",
  progress: true,
  webhook: false,
} as const satisfies Partial<Capabilities>;

const veo: Capabilities = {
  ...usual,
  seconds: [4, 6, 8],
  sizes: runwaySizes.veo,
  audio: "optional",
  negative: "native",
  image: { first: true, last: true, references: 0 },
};

const seedance = {
  ...usual,
  seconds: { min: 4, max: 15, step: 1 },
  audio: "optional",
  image: { first: true, last: true, references: 9 },
} as const;
const small = [...runwaySizes.seedance720, ...runwaySizes.seedance480];

/** So many credits for a second of film. */
function credits(perSecond: number, when?: PriceRule["when"]): PriceRule {
  return { per: "credit", usd: usdPerCredit, perSecond, ...(when ? { when } : {}) };
}

function row(
  id: string,
  title: string,
  capabilities: Capabilities,
  prices: readonly PriceRule[],
  source = "credits a second from github.com/runwayml/skills",
): CatalogueModel {
  return {
    id,
    title,
    capabilities,
    prices,
    facts: { source: `@runwayml/sdk 4.20.1 types; ${source}`, asOf: "2026-11-23" },
  };
}

const pages = "credits a second from copies of Runway's pricing pages";

/** Changes clips of up to half a minute by words, as @runwayml/sdk 4.20.1 and docs.comfy.org have it. */
const aleph: Capabilities = {
  ...usual,
  sizes: [...runwaySizes.veo, ...runwaySizes.gen4],
  image: { first: false, last: false, references: 0 },
  makes: false,
  video: { edit: { from: { min: 1, max: 30 }, maxSide: 1080 } },
};

/** Limits are not in here: they are asked for, for each account. */
export const runwayModels: readonly CatalogueModel[] = [
  row("gen4.5", "Runway Gen-4.5", { ...usual, sizes: runwaySizes.gen45 }, [credits(12)]),
  row("gen4_turbo", "Runway Gen-4 Turbo (needs a first frame)", { ...usual, sizes: runwaySizes.gen4 }, [credits(5)]),
  row("aleph2", "Runway Aleph 2", aleph, [credits(28)], "hint for credits a second: inference.sh 2026-11-29"),
  row("veo3.1", "Veo 3.1", veo, [credits(20, { audio: false }), credits(40, { audio: true })]),
  row("veo3.1_fast", "Veo 3.1 Fast", veo, [credits(10, { audio: false }), credits(15, { audio: true })]),
  row(
    "seedance2",
    "Seedance 2.0",
    { ...seedance, sizes: [...small, ...runwaySizes.seedance1080] },
    [credits(36, { maxSide: 960 }), credits(40, { minSide: 961 })],
    pages,
  ),
  row("seedance2_fast", "Seedance 2.0 Fast", { ...seedance, sizes: small }, [credits(29)], pages),
  row("seedance2_mini", "Seedance 2.0 Mini", { ...seedance, sizes: small }, [credits(16)], pages),
  row(
    "seedance2_5",
    "Seedance 2.5",
    {
      ...seedance,
      seconds: { min: 4, max: 30, step: 1 },
      sizes: [...runwaySizes.seedance720, ...runwaySizes.seedance25],
      image: { first: true, last: true, references: 30 },
    },
    [credits(20, { maxSide: 640 }), credits(30, { minSide: 641 })],
    pages,
  ),
  row(
    "gemini_omni_flash_1.1",
    "Gemini Omni Flash 1.1",
    {
      ...usual,
      seconds: { min: 3, max: 10, step: 1 },
      sizes: runwaySizes.omni,
      audio: "always",
      image: { first: true, last: true, references: 0 },
      seed: false,
    },
    [],
    "its price here is not known",
  ),
];
