import type { MoneyRecord } from "./record.ts";

/** The right to work on something alone, until it expires. A holder that was frozen past that can write nothing more. */
export interface Lease {
  readonly name: string;
  /** Grows with each holder; a write with an old one is refused. */
  readonly fence: number;
  /** Ms for which nobody else can hold it, by the monotonic clock; 0: perhaps somebody does. */
  validMs(): number;
  release(): Promise<void>;
}

export interface Leases {
  /** The lease, or undefined while somebody else may hold it. */
  take(name: string): Promise<Lease | undefined>;
}

/** Where money records are kept. One implementation for each kind of storage; the rules are in `Ledger`. */
export interface LedgerStore {
  /**
   * Decides while nobody else can write: gets the records from position `since()` on that it hasn't seen, and keeps what
   * it returns in one piece. Resolves when that is durable, so that it survives a power failure. Several decisions may
   * share one commit: if that fails, all of them are rejected and none is kept.
   *
   * @throws `lease-lost` when the lease is no longer held, `journal-damaged`, `storage-failed`
   */
  transact<T>(
    lease: Lease | undefined,
    since: () => number,
    decide: (news: readonly MoneyRecord[]) => { readonly add: readonly MoneyRecord[]; readonly result: T },
  ): Promise<T>;
}
