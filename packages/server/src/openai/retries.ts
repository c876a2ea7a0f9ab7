import { hash } from "node:crypto";
import { Refusal } from "./refusal.ts";
import type { VideoRow } from "./video-row.ts";
import type { VideoStore } from "./video-store.ts";

/** What a request says about being sent again. */
export interface Attempt {
  readonly tenant: string;
  /** `Idempotency-Key`. */
  readonly key: string | undefined;
  /** The client says that it tried before. */
  readonly again: boolean;
  /** Equal for equal requests. */
  readonly fingerprint: string;
}

/** How long a client's retries are known by what they ask, in ms. */
const retryMs = 10 * 60 * 1000;

/**
 * Lets a request that is sent again have the video of the first. The official clients send no key, but they count their
 * retries: such a one is the same request if it asks the same. A request that is no retry always makes a new video.
 */
export class Retries {
  readonly #store: VideoStore;
  readonly #going = new Map<string, { readonly fingerprint: string; readonly row: Promise<VideoRow> }>();

  constructor(store: VideoStore) {
    this.#store = store;
  }

  /** `act` begins anew, or goes on with what was left half-begun. Refuses with 422 a key that came with something else. */
  async once(attempt: Attempt, act: (begun: VideoRow | undefined) => Promise<VideoRow>): Promise<VideoRow> {
    const { tenant, key, fingerprint } = attempt;
    const name = JSON.stringify([tenant, key ?? fingerprint, key === undefined]);
    const going = key === undefined && !attempt.again ? undefined : this.#going.get(name);
    if (going) return same(going, fingerprint).row;
    const mine = { fingerprint, row: this.#once(attempt, act) };
    this.#going.set(name, mine);
    try {
      return await mine.row;
    } finally {
      if (this.#going.get(name) === mine) this.#going.delete(name);
    }
  }

  async #once(attempt: Attempt, act: (begun: VideoRow | undefined) => Promise<VideoRow>): Promise<VideoRow> {
    const known = await this.#known(attempt);
    return known?.run ? known : same(await act(known), attempt.fingerprint);
  }

  async #known({ tenant, key, again, fingerprint }: Attempt): Promise<VideoRow | undefined> {
    if (key === undefined) return again ? this.#store.asked(tenant, fingerprint, Date.now() - retryMs) : undefined;
    const kept = await this.#store.withKey(tenant, key);
    return kept && same(kept, fingerprint);
  }
}

/** Of plain data, whose names always come in the same order. */
export function fingerprintOf(asked: unknown): string {
  return hash("sha256", JSON.stringify(asked));
}

function same<T extends { readonly fingerprint: string }>(kept: T, fingerprint: string): T {
  if (kept.fingerprint === fingerprint) return kept;
  throw new Refusal(422, "idempotency_key_reused", "This Idempotency-Key came with another request before");
}
