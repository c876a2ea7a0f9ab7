import type { CatalogueModel } from "./adapter.ts";
import { sizesOf } from "./wire/sizes.ts";

const closed = {
  retiresAt: "2026-09-24",
  facts: { source: "openai 7.57.0 types; developers.openai.com model pages", asOf: "2026-11-22" },
  capabilities: {
    seconds: [4, 8, 12],
    sizes: sizesOf([720], ["9:16", "16:9"]),
    defaultSize: { width: 720, height: 1280 },
    audio: "always",
    negative: "suffix",
    style: "prefix",
    image: { first: true, last: false, references: 0 },
    seed: false,
  },
} as const;

/**
 * All of Sora 2, which OpenAI closed without a replacement. Known, so that a pipeline that names one learns what became
 * of it; the models proposed are ours.
 */
export const sora: readonly CatalogueModel[] = [
  ...["sora-2", "sora-2-2025-10-06", "sora-2-2025-12-08"].map((id) => sora2(id, "gemini-omni-1.2-flash", 0.1)),
  ...["sora-2-pro", "sora-2-pro-2025-10-06"].map((id) => sora2(id, "veo3.1", 0.3)),
];

function sora2(id: string, replacedBy: string, usd: number): CatalogueModel {
  return { ...closed, id, title: `Sora 2 (${id})`, replacedBy, prices: [{ per: "second", usd }] };
}
