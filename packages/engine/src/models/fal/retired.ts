import type { CatalogueModel } from "../adapter.ts";
import { sora } from "../retired.ts";

/** fal only passed Sora 2 on, so its endpoints ended with OpenAI's. */
export const falRetired: readonly CatalogueModel[] = sora.flatMap((model) => {
  const behind = { "sora-2": "", "sora-2-pro": "/pro" }[model.id];
  if (behind === undefined) return [];
  return ["text-to-video", "image-to-video"].map((kind) => ({
    ...model,
    id: `fal-ai/sora-2/${kind}${behind}`,
    replacedBy: "fal-ai/veo3.1",
  }));
});
