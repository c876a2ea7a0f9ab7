import { hash } from "node:crypto";
import { failure } from "@reelgraph/engine";
import type { TicketStore } from "./ticket-store.ts";
import type { Caller } from "./request.ts";

/** What is done under a key, and what is kept of it. */
export interface Doing {
  /** What was asked, for telling requests apart. */
  readonly asked: unknown;
  /** Does it, and keeps the key when it is given one. Returns the run's id. */
  act(keep: { readonly key: string; readonly fingerprint: string } | undefined): Promise<string>;
}

/**
 * Sees to it that one key does one thing: the same request again gives the same run, at the same time or later; another
 * request is refused (`key-reused`). What failed before it was done may be tried again.
 */
export class Once {
  readonly #store: TicketStore;
  readonly #going = new Map<string, { readonly fingerprint: string; readonly run: Promise<string> }>();

  constructor(store: TicketStore) {
    this.#store = store;
  }

  async do(
    { caller, key }: Caller,
    { asked, act }: Doing,
  ): Promise<{ readonly id: string; readonly replayed: boolean }> {
    if (key === undefined) return { id: await act(undefined), replayed: false };
    const fingerprint = hash("sha256", canonical(asked));
    const name = JSON.stringify([caller, key]);
    const kept = this.#store.keyOf(caller, key);
    if (kept) return { id: same(kept, fingerprint).run, replayed: true };
    const going = this.#going.get(name);
    if (going) return { id: await same(going, fingerprint).run, replayed: true };
    const run = act({ key, fingerprint });
    this.#going.set(name, { fingerprint, run });
    try {
      return { id: await run, replayed: false };
    } finally {
      this.#going.delete(name);
    }
  }
}

function same<T extends { readonly fingerprint: string }>(kept: T, fingerprint: string): T {
  if (kept.fingerprint === fingerprint) return kept;
  throw failure("key-reused", "This Idempotency-Key was used for another request", { hint: "send a new key" });
}

/** JSON with sorted names, so that their order makes no difference. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
