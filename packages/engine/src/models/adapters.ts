import { failure } from "../errors.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import type { Adapter } from "./adapter.ts";

/** All adapters by the name that stands in the configuration, loaded when a configuration uses them. */
export const adapters: Readonly<Record<string, () => Promise<Adapter>>> = {
  openrouter: async () => (await import("./openrouter/openrouter.ts")).openRouter,
  "google-omni": async () => (await import("./google-omni/google-omni.ts")).googleOmni,
  xai: async () => (await import("./xai/xai.ts")).xai,
  fal: async () => (await import("./fal/fal.ts")).fal,
  runway: async () => (await import("./runway/runway.ts")).runway,
  replicate: async () => (await import("./replicate/replicate.ts")).replicate,
  "openai-videos": async () => (await import("./openai-videos/openai-videos.ts")).openAiVideos,
};

/** Throws `bad-config` for a name that there isn't. */
export async function loadAdapters(uses: Iterable<string>): Promise<ReadonlyMap<string, Adapter>> {
  const loaded = await Promise.all(
    [...new Set(uses)].map(async (use) => {
      const load = adapters[use];
      if (load) return [use, await load()] as const;
      const known = Object.keys(adapters);
      throw failure("bad-config", `There is no adapter "${use}"`, {
        expected: known.join(", "),
        ...didYouMean(use, known),
      });
    }),
  );
  return new Map(loaded);
}
