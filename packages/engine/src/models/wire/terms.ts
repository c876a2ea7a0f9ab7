import type { AdapterOptions } from "../adapter.ts";

/** What a vendor's configuration says about it that no dialect changes. */
export function termsOf(options: AdapterOptions) {
  const { id, submitClass, submitTimeoutMs, visibleAfterMs, keyKeptMs, jobTimeoutMs } = options;
  return { id, submitClass, submitTimeoutMs, visibleAfterMs, keyKeptMs, jobTimeoutMs };
}
