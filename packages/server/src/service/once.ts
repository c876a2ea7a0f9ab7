import { hash } from "node:crypto";
import { failure } from "@reelgraph/engine";
import type { TicketStore } from "./ticket-store.ts";
import type { Caller, Started } from "./request.ts";

/** What is done under a key, and what is kept of it. */
export interface Doing {
  /** What was asked, for telling requests apart. */
  readonly asked: unknown;
  /**
   * Does it, and keeps the key when it is given one. Returns the run's id; undefined, and nothing is done, when another
   * server has kept the key meanwhile.
   */
  act(keep: { readonly key: string; readonly fingerprint: string } | undefined): Promise<string | undefined>;
}

/**
 * Sees to it that one key does one thing: the same request again gives the same run, at the same time or later; another
 * request is refused (`key-reused`). What failed before it was done may be tried again.
 */
export class Once {
  readonly #store: TicketStore;
  readonly #going = new Map<string, { readonly fingerprint: string; readonly run: Promise<Started> }>();

  constructor(store: TicketStore) {
    this.#store = store;
  }

  async do({ caller, key }: Caller, { asked, act }: Doing): Promise<Started> {
    if (key === undefined) return { id: found(await act(undefined)), replayed: false };
    const fingerprint = hash("sha256", canonical(asked));
    const name = JSON.stringify([caller, key]);
    const before = this.#going.get(name);
    if (before) return { id: (await same(before, fingerprint).run).id, replayed: true };
    const run = this.#do(caller, { key, fingerprint }, act);
    this.#going.set(name, { fingerprint, run });
    try {
      return await run;
    } finally {
      this.#going.delete(name);
    }
  }

  async #do(caller: string, keep: { readonly key: string; readonly fingerprint: string }, act: Doing["act"]) {
    const kept = async () => {
      const known = await this.#store.keyOf(caller, keep.key);
      return known && { id: same(known, keep.fingerprint).run, replayed: true };
    };
    const known = await kept();
    if (known) return known;
    const id = await act(keep);
    return id === undefined ? found(await kept()) : { id, replayed: false };
  }
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("a key that was kept is gone");
  return value;
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
