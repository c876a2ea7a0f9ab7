import type { Clock } from "../host.ts";
import type { Lease, Leases } from "./store.ts";

/** Where leases are written down. */
export interface LeaseTable {
  get(name: string): { readonly fence: number; readonly owner: string | undefined } | undefined;
  put(name: string, fence: number, owner: string | undefined): void;
  /** The last sign of life of a holder: a number that it raises. */
  beat(holder: string): number;
  showLife(holder: string): void;
}

export interface LeasesOptions {
  /** Names this process, and no other that ever was. */
  readonly id: string;
  /** Works on the table while nobody else does: on the lease of a name, if one is given, and its holder's sign of life. */
  transact<T>(name: string | undefined, work: (table: LeaseTable) => T): Promise<T>;
  /** Whether a holder is certainly gone; undefined: it can't be seen from here. */
  isGone(holder: string): boolean | undefined;
  readonly clock: Pick<Clock, "monotonic" | "sleep">;
}

/** A holder that shows no life for this long has lost its leases, in ms. */
export const leaseMs = 15_000;
const beatMs = 4000;

/** Why it need not show that it lives. */
const noneHeld = new Error("no lease is held");

/**
 * The leases that one process holds, all by one sign of life, which it renews while it holds any. Who wants a lease of
 * another takes it when that process is certainly gone, or has shown no life for longer than `leaseMs` by the taker's
 * own monotonic clock: nobody's wall clock matters. A process that was frozen that long has lost its leases, even if
 * nobody has taken them, and can't get them back by going on.
 */
export class ProcessLeases implements Leases {
  readonly #options: LeasesOptions;
  /** Fences by name. */
  readonly #held = new Map<string, number>();
  readonly #taking = new Set<string>();
  /** What was last seen of others' signs of life, and when that was new to us. */
  readonly #seen = new Map<string, { beat: number; since: number }>();
  #beatAt = -Infinity;
  #beating: AbortController | undefined;

  constructor(options: LeasesOptions) {
    this.#options = options;
  }

  async take(name: string): Promise<Lease | undefined> {
    if (this.#held.has(name) || this.#taking.has(name)) return undefined;
    this.#taking.add(name);
    let fence: number | undefined;
    try {
      fence = await this.#renew(name, (table) => this.#grab(table, name));
    } finally {
      this.#taking.delete(name);
    }
    if (fence === undefined) return undefined;
    const own = fence;
    this.#held.set(name, own);
    void this.#keepBeating();
    return {
      name,
      fence: own,
      validMs: () => (this.#held.get(name) === own ? this.#validMs() : 0),
      release: async () => {
        if (this.#held.get(name) === own) this.#held.delete(name);
        if (this.#held.size === 0) this.#beating?.abort(noneHeld);
        await this.#options.transact(name, (table) => {
          if (table.get(name)?.fence === own) table.put(name, own, undefined);
        });
      },
    };
  }

  #validMs(): number {
    return Math.max(0, leaseMs - (this.#options.clock.monotonic() - this.#beatAt));
  }

  #grab(table: LeaseTable, name: string): number | undefined {
    const { fence = 0, owner } = table.get(name) ?? {};
    if (owner !== undefined && owner !== this.#options.id && !this.#isGone(table, owner)) return undefined;
    table.put(name, fence + 1, this.#options.id);
    return fence + 1;
  }

  #isGone(table: LeaseTable, holder: string): boolean {
    if (holder === this.#options.id) return false;
    if (this.#options.isGone(holder) === true) return true;
    const beat = table.beat(holder);
    const now = this.#options.clock.monotonic();
    const seen = this.#seen.get(holder);
    if (seen?.beat === beat) return now - seen.since > leaseMs + beatMs;
    this.#seen.set(holder, { beat, since: now });
    return false;
  }

  /** Shows that this process lives. The time counts from before that, so that we never think longer than others do. */
  async #renew<T>(name: string | undefined, work: (table: LeaseTable) => T): Promise<T> {
    const before = this.#options.clock.monotonic();
    // Frozen for too long: what was held may be another's by now.
    if (this.#validMs() === 0) this.#held.clear();
    const result = await this.#options.transact(name, (table) => {
      table.showLife(this.#options.id);
      return work(table);
    });
    this.#beatAt = Math.max(this.#beatAt, before);
    return result;
  }

  async #keepBeating(): Promise<void> {
    if (this.#beating) return;
    const beating = new AbortController();
    this.#beating = beating;
    while (this.#held.size > 0) {
      const stopped = await this.#options.clock.sleep(beatMs, beating.signal).then(
        () => false,
        () => true,
      );
      if (stopped) break;
      // A journal that can't be written for a moment costs nothing; for longer, the leases lapse.
      await this.#renew(undefined, () => undefined).catch(() => undefined);
    }
    this.#beating = undefined;
    if (this.#held.size > 0) void this.#keepBeating();
  }
}
