import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { failure } from "@reelgraph/engine";
import { ProcessLeases, type Clock, type Lease, type LeaseTable } from "@reelgraph/engine/storage";
import type { Database, Row } from "./database.ts";

interface Seen {
  readonly fence: number;
  readonly owner: string | undefined;
}

/**
 * The leases of this process in PostgreSQL. The rules are the engine's; here is one row, read and then written only if
 * nobody has changed it meanwhile. No transaction stays open in between, so a frozen process holds nobody up.
 */
export function createLeases(database: Database, clock: Clock, id: string): ProcessLeases {
  async function transact<T>(name: string | undefined, work: (table: LeaseTable) => T): Promise<T> {
    for (;;) {
      const { before, beat } = await look(name);
      let written: Seen | undefined;
      let lives = false;
      const result = work({
        get: () => before,
        put: (_, fence, owner) => void (written = { fence, owner }),
        beat: () => beat,
        showLife: () => void (lives = true),
      });
      if (lives) await database.query(showLife, [id], 5000);
      if (!written || name === undefined || (await swap(name, before, written))) return result;
    }
  }

  async function look(name: string | undefined): Promise<{ before: Seen | undefined; beat: number }> {
    if (name === undefined) return { before: undefined, beat: 0 };
    const [row] = await database.query(
      "SELECT l.fence, l.owner, h.beat FROM leases l LEFT JOIN reelgraph.holders h ON h.id = l.owner WHERE l.name = $1",
      [name],
      5000,
    );
    return { before: row && seen(row), beat: Number(row?.["beat"] ?? 0) };
  }

  /** Whether the row was as it had been seen, and is now as it was to be. */
  async function swap(name: string, before: Seen | undefined, written: Seen): Promise<boolean> {
    const { fence, owner = null } = written;
    const rows = before
      ? await database.query(
          `UPDATE leases SET fence = $2, owner = $3 WHERE name = $1
            AND (fence = $4 AND owner IS NOT DISTINCT FROM $5 OR fence = $2 AND owner IS NOT DISTINCT FROM $3) RETURNING name`,
          [name, fence, owner, before.fence, before.owner ?? null],
          5000,
        )
      : await database.query(
          `INSERT INTO leases VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET fence = $2
            WHERE leases.fence = $2 AND leases.owner = $3 RETURNING name`,
          [name, fence, owner],
          5000,
        );
    return rows.length > 0;
  }

  return new ProcessLeases({ id, clock, transact, isGone: () => undefined });
}

const showLife = `INSERT INTO reelgraph.holders AS holders (id, beat) VALUES ($1, 1)
  ON CONFLICT (id) DO UPDATE SET beat = holders.beat + 1, seen = now()`;

function seen(row: Row): Seen {
  const { fence, owner } = row;
  return { fence: Number(fence), owner: typeof owner === "string" ? owner : undefined };
}

/** Whether a lease is still held, as a common table expression `held`: writes select from it, and write nothing without it. */
export function heldBy({ name, fence }: Pick<Lease, "name" | "fence">, first: number) {
  const sql = `held AS (SELECT 1 FROM leases WHERE name = $${first} AND fence = $${first + 1} AND owner IS NOT NULL FOR SHARE)`;
  return { sql, values: [name, fence] };
}

export function leaseLost() {
  return failure("lease-lost", "Another process has taken this run over", { hint: "look at it with `reelgraph runs`" });
}

/** Names this process, and no other that ever was. */
export function ownId(): string {
  return `${hostname()}:${process.pid}:${randomUUID()}`;
}
