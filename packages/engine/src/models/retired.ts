import type { CatalogueModel } from "./adapter.ts";
import type { ModelInfo } from "./model.ts";
import { propose } from "./propose.ts";
import { sizesOf } from "./wire/sizes.ts";

const clips = {
  seconds: [4, 8, 12],
  sizes: sizesOf([720], ["9:16", "16:9"]),
  defaultSize: { width: 720, height: 1280 },
  audio: "always",
  negative: "suffix",
  style: "prefix",
  image: { first: true, last: false, references: 0 },
  seed: false,
} as const;

/**
 * All of Sora 2, which OpenAI closed without a replacement. Known, so that a pipeline that names one learns what became
 * of it; the models proposed are ours.
 */
export const sora: readonly CatalogueModel[] = [
  ...["sora-2", "sora-2-2025-10-06", "sora-2-2025-12-08"].map((id) => sora2(id, "gemini-omni-1.2-flash", 0.1)),
  ...["sora-2-pro", "sora-2-pro-2025-10-06"].map((id) => sora2(id, "veo-3.1", 0.3)),
];

function sora2(id: string, replacedBy: string, usd: number): CatalogueModel {
  return {
    id,
    title: `Sora 2 (${id})`,
    capabilities: clips,
    prices: [{ per: "second", usd }],
    facts: { source: "types of openai 7.57.0; developers.openai.com model pages", asOf: "2026-11-22" },
    retiresAt: "2026-09-24",
    replacedBy,
  };
}

/** Veo left the Gemini API in October 2026, on a day that nobody noted. Other vendors still have it. */
export const veoPreviews: readonly CatalogueModel[] = ["veo-3.1-generate-preview", "veo-3.1-fast-generate-preview"].map(
  (id) => ({
    id,
    title: "Veo 3.1 preview",
    capabilities: { ...clips, seconds: [4, 6, 8], sizes: sizesOf([720, 1080], ["16:9", "9:16"]) },
    prices: [],
    facts: { source: "@google/genai 3.1.0 refuses it; hint for the month: dev.to zforzain2000", asOf: "2026-11-22" },
    retiresAt: "2026-10-31",
    replacedBy: "gemini-omni-1.2-flash",
  }),
);

/** What became of a model, or will. */
export interface Retirement {
  /** The day on which its vendor closes it, or closed it. */
  readonly on: string;
  readonly over: boolean;
  /** A model that may take its place: one of those that can be named where there is one. */
  readonly instead?: string;
}

/** What becomes of a model by its full name, also of one that was never configured. `today`: `2026-11-22`. */
export function retirementOf(id: string, models: readonly ModelInfo[], today: string): Retirement | undefined {
  const model = models.find((one) => one.id === id) ?? closedBefore(id);
  if (model?.retiresAt === undefined) return undefined;
  const instead = propose(model, models, today)?.id ?? model.replacedBy;
  return {
    on: model.retiresAt,
    over: model.retiresAt <= today,
    ...(instead === undefined ? {} : { instead }),
  };
}

function closedBefore(id: string): CatalogueModel | undefined {
  const name = id.slice(id.lastIndexOf("/") + 1);
  return [...sora, ...veoPreviews].find((one) => one.id === name);
}
