import type { Sha256 } from "../ports/content-id.ts";

/** The hash before the first entry of a chain. */
export const chainStart = "0".repeat(64);

/** The hash of an entry: it holds that of the one before, so that a change anywhere shows in all that follow. */
export function link(before: string, body: string, sha256: Sha256): string {
  return sha256(`${before}\n${body}`);
}

/** The position of the first entry that doesn't fit its hash or its predecessor; -1: all do. */
export function firstBroken(
  entries: readonly { readonly body: string; readonly hash: string }[],
  sha256: Sha256,
  before = chainStart,
): number {
  for (const [index, { body, hash }] of entries.entries()) {
    if (link(before, body, sha256) !== hash) return index;
    before = hash;
  }
  return -1;
}
