import type { Eventually } from "../eventually.ts";
import type { PortValue } from "../ports/values.ts";

/** A result that was kept. */
export interface CacheEntry {
  /** By port; what a port did not give is `{ skip: reason }`. */
  readonly outputs: Readonly<Record<string, Cached>>;
  /** What it took and cost when it was made. */
  readonly seconds: number;
  readonly usd?: number;
}
export type Cached = { readonly value: PortValue } | { readonly skip: string };

/** Results by key. An entry whose media are gone is no entry. */
export interface Cache {
  get(key: string): Eventually<CacheEntry | undefined>;
  put(key: string, entry: CacheEntry): void;
}
