import { hash } from "node:crypto";
import { failure } from "../errors.ts";
import type { CacheEntry, Host, MediaTools } from "../host.ts";
import { systemClock } from "../node/clock.ts";
import { createLanes } from "../run/lanes.ts";

/** A host without disk, media or network. Its clock is the real one unless `now` is given. */
export function memoryHost(
  parts: Partial<Host> & { places?: number } = {},
): Host & { readonly kept: Map<string, CacheEntry> } {
  const kept = new Map<string, CacheEntry>();
  const { places = 8, ...overrides } = parts;
  return {
    kept,
    clock: systemClock,
    sha256: (text) => hash("sha256", text),
    cache: { get: (key) => kept.get(key), put: (key, entry) => void kept.set(key, entry) },
    lanes: createLanes(() => places),
    flights: new Map(),
    media: new Proxy({} as MediaTools, { get: (_, name) => () => Promise.reject(absent(`media.${String(name)}`)) }),
    files: { load: () => Promise.reject(absent("files.load")), save: () => Promise.reject(absent("files.save")) },
    models: {
      fallback: "sketch",
      plan: () => {
        throw absent("models.plan");
      },
      whyNot: () => undefined,
      vendorModel: () => undefined,
      maker: () => ({ local: () => Promise.reject(absent("models.generate")) }),
    },
    llm: undefined,
    ...overrides,
  };
}

function absent(what: string): Error {
  return failure("not-here", `${what} is not available in memory`);
}
