import type { Allowance } from "@reelgraph/engine/node";

/** What callers may use. Looked up when it matters, because it may change while their runs wait. */
export interface Allowances {
  /** What a caller may spend; undefined: as much as anybody. */
  of(caller: string): Allowance | undefined;
  /** To be called before a run is started or resumed. Throws `rate-limited`. */
  starts(caller: string): void;
}

export const noAllowances: Allowances = { of: () => undefined, starts: () => {} };
