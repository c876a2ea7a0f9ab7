import { ReelgraphError } from "../errors.ts";
import type { Clock } from "../host.ts";

/** The storage of media doesn't answer, and may answer later: what is finished waits for it. Its code is `storage-failed`. */
export class StorageAway extends ReelgraphError {}

/** How long to wait before it is asked once more, in ms: each time it is asked for half a minute already. */
export const awayMs = 15_000;

/** What people are told meanwhile. */
export const awayReason = "the storage of media doesn't answer";

/** Tells people why and until when, and waits. Rejects with the signal's reason. */
export function waitForStorage(
  clock: Clock,
  signal: AbortSignal,
  tell: (wait: { readonly reason: string; readonly until: number }) => void,
): Promise<void> {
  tell({ reason: awayReason, until: Math.round(clock.now() + awayMs) });
  return clock.sleep(awayMs, signal);
}
