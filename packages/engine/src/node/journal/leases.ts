import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import type { DatabaseSync } from "node:sqlite";
import { failure } from "../../errors.ts";
import type { Clock } from "../../host.ts";
import { ProcessLeases, type LeaseTable } from "../../ledger/leases.ts";
import type { Lease } from "../../ledger/store.ts";
import { Refused, type Commits } from "./commits.ts";
import { prepared } from "./statements.ts";

export const leaseSchema = `
CREATE TABLE IF NOT EXISTS leases (name TEXT PRIMARY KEY, fence INTEGER NOT NULL, owner TEXT) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS holders (id TEXT PRIMARY KEY, beat INTEGER NOT NULL) WITHOUT ROWID, STRICT`;

/** The leases of this process in an SQLite file. */
export function createLeases(database: DatabaseSync, commits: Commits, clock: Clock): ProcessLeases {
  const table = openTable(database);
  return new ProcessLeases({
    id: ownId(),
    isGone: (holder) => isGone(holder),
    transact: (_, work) => commits.lazy(() => work(table)),
    clock,
  });
}

/** Nobody works on a copy of a journal: its runs can be taken up at once. Fences stay. */
export function freeLeases(database: DatabaseSync): void {
  database.exec("UPDATE leases SET owner = NULL; DELETE FROM holders");
}

/** To be called first in every transaction of a run: throws `lease-lost` when somebody else works on it by now. */
export function checkLease(database: DatabaseSync, { name, fence }: Pick<Lease, "name" | "fence">): void {
  const row = prepared(database, "SELECT fence, owner FROM leases WHERE name = ?").get(name);
  if (row?.["fence"] === fence && row["owner"] !== null) return;
  const hint = "look at it with `reelgraph runs`";
  throw new Refused(failure("lease-lost", "Another process has taken this run over", { hint }));
}

function openTable(database: DatabaseSync): LeaseTable {
  return {
    get(name) {
      const row = prepared(database, "SELECT fence, owner FROM leases WHERE name = ?").get(name);
      if (!row) return undefined;
      const owner = row["owner"];
      return { fence: Number(row["fence"]), owner: typeof owner === "string" ? owner : undefined };
    },
    put(name, fence, owner) {
      prepared(database, "INSERT OR REPLACE INTO leases VALUES (?, ?, ?)").run(name, fence, owner ?? null);
    },
    beat: (holder) => Number(prepared(database, "SELECT beat FROM holders WHERE id = ?").get(holder)?.["beat"] ?? 0),
    showLife(holder) {
      prepared(database, "INSERT INTO holders VALUES (?1, 1) ON CONFLICT (id) DO UPDATE SET beat = beat + 1").run(
        holder,
      );
    },
  };
}

/**
 * Names a holder so that another process on the same machine can see whether it is gone, even if the number of its process
 * is used again. Two journals in one process are two holders.
 */
function ownId(): string {
  return JSON.stringify([hostname(), process.pid, startOf(process.pid) ?? "", randomUUID()]);
}

/** Whether the process of a holder is gone; undefined: it can't be seen from here. */
export function isGone(id: string): boolean | undefined {
  let read: unknown;
  try {
    read = JSON.parse(id);
  } catch {
    return undefined;
  }
  if (!Array.isArray(read)) return undefined;
  const [host, pid, started] = read as unknown[];
  if (host !== hostname() || typeof pid !== "number") return undefined;
  try {
    process.kill(pid, 0);
  } catch (thrown) {
    return thrown instanceof Error && "code" in thrown && thrown.code === "EPERM" ? undefined : true;
  }
  const now = startOf(pid);
  // The number lives, but it is another process: or else nothing can be said.
  return now !== undefined && started !== "" && now !== started ? true : undefined;
}

/** When a process was started, in clock ticks since boot (field 22 of /proc/PID/stat); undefined where that can't be read. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}
