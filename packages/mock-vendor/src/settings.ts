import { join } from "node:path";
import type { MockVendorOptions } from "./options.ts";
import { profiles } from "./profiles/profiles.ts";

/** The options with their defaults. */
export type Settings = ReturnType<typeof settle>;

/** Fills the defaults in. */
export function settle(options: MockVendorOptions) {
  const { state, jobMs = 300 } = options;
  return {
    profile: profiles[options.profile ?? "generic"],
    class: options.class ?? "C",
    ledger: options.ledger ?? (state === undefined ? undefined : join(state, "ledger.ndjson")),
    jobs: state === undefined ? undefined : join(state, "jobs.ndjson"),
    keys: options.keys,
    models: options.models,
    centsPerSecond: options.centsPerSecond ?? 10,
    prices: new Map(Object.entries(options.prices ?? {})),
    chargeFailed: options.chargeFailed ?? false,
    chargeModerated: options.chargeModerated ?? false,
    tellCost: options.tellCost ?? false,
    jobMs: typeof jobMs === "function" ? jobMs : () => jobMs,
    workers: options.workers ?? Infinity,
    expiresMs: options.expiresMs ?? Infinity,
    cancel: options.cancel ?? "running",
    keyKeptMs: options.keyKeptMs ?? 24 * 3600 * 1000,
    visibleAfterMs: options.visibleAfterMs ?? 0,
    windows: options.windows ?? [],
    pollWindows: options.pollWindows ?? [],
    concurrency: options.concurrency ?? Infinity,
    refusedCount: options.refusedCount ?? false,
    hiddenTenant: options.hiddenTenant ?? 0,
    retry: options.retry ?? "seconds",
    tellLimits: options.tellLimits ?? false,
    credentials: options.credentials ?? false,
    extensions: options.extensions ?? "whole",
    holdMs: options.holdMs ?? 60_000,
    fps: options.fps ?? 24,
    now: options.now ?? Date.now,
  } as const;
}
