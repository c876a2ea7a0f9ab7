import type { MoneyRecord } from "../ledger/record.ts";
import type { Lease, LedgerStore } from "../ledger/store.ts";

/** A ledger's store in memory. `fail` is asked before each commit: what it returns is thrown, and nothing is kept. */
export function memoryLedger(fail: () => Error | undefined = () => undefined): LedgerStore & {
  readonly records: MoneyRecord[];
} {
  const records: MoneyRecord[] = [];
  return {
    records,
    async transact(_, since, decide) {
      const { add, result } = decide(records.slice(since()));
      const failure = fail();
      if (failure) throw failure;
      records.push(...add);
      return result;
    },
  };
}

/** A lease that nobody disputes. */
export const sureLease: Lease = { name: "run:r", fence: 1, validMs: () => 15_000, release: () => Promise.resolve() };
