import { failure } from "../../errors.ts";
import type { LeaseTable } from "../../ledger/leases.ts";
import type { MoneyRecord } from "../../ledger/record.ts";
import type { LedgerStore } from "../../ledger/store.ts";
import type { SimProcess } from "./sim-process.ts";

/** The disk that all processes share: what is written here outlives them. */
export class SimDisk {
  readonly ledger: MoneyRecord[] = [];
  readonly leases = new Map<string, { fence: number; owner: string | undefined }>();
  readonly beats = new Map<string, number>();
  /** Results of units. They are not synced, so a power failure may take any of them. */
  readonly cache = new Map<string, unknown>();

  readonly table: LeaseTable = {
    get: (name) => this.leases.get(name),
    put: (name, fence, owner) => void this.leases.set(name, { fence, owner }),
    beat: (holder) => this.beats.get(holder) ?? 0,
    showLife: (holder) => void this.beats.set(holder, (this.beats.get(holder) ?? 0) + 1),
  };

  /** The ledger as one process reaches it. A crash in the commit leaves it undone or done, never in between. */
  storeFor(process: SimProcess): LedgerStore {
    return {
      transact: (lease, since, decide) =>
        process.touch("commit", () => {
          if (lease) {
            const row = this.leases.get(lease.name);
            if (row?.fence !== lease.fence || row.owner === undefined) throw failure("lease-lost", "taken over");
          }
          const { add, result } = decide(this.ledger.slice(since()));
          this.ledger.push(...add);
          return result;
        }),
    };
  }

  /** What is not synced may be gone. */
  losePower(random: () => number): void {
    for (const key of this.cache.keys()) if (random() < 0.5) this.cache.delete(key);
  }
}
