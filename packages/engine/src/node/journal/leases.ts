import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { performance } from "node:perf_hooks";
import type { DatabaseSync } from "node:sqlite";
import type { Lease, Leases } from "../../ledger/store.ts";
import type { Commits } from "./commits.ts";

export const leaseSchema = `
CREATE TABLE IF NOT EXISTS leases (name TEXT PRIMARY KEY, fence INTEGER NOT NULL, owner TEXT) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS holders (id TEXT PRIMARY KEY, beat INTEGER NOT NULL) WITHOUT ROWID, STRICT`;

/** A holder that shows no life for this long has lost its leases, in ms. */
export const leaseMs = 15_000;
const beatMs = 4000;

/**
 * Leases on runs. A process holds all of its leases by one sign of life, which it renews while it lives. Who wants a
 * lease of another takes it when that process is certainly gone, or has shown no life for `leaseMs` by our own monotonic
 * clock: nobody's wall clock matters.
 */
export class SqliteLeases implements Leases {
  readonly #database: DatabaseSync;
  readonly #commits: Commits;
  readonly #id = ownId();
  readonly #held = new Set<string>();
  /** What was last seen of others' signs of life, and when that was new to us. */
  readonly #seen = new Map<string, { beat: number; since: number }>();
  #beatAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;

  constructor(database: DatabaseSync, commits: Commits) {
    this.#database = database;
    this.#commits = commits;
  }

  async take(name: string): Promise<Lease | undefined> {
    if (this.#held.has(name)) return undefined;
    this.#held.add(name);
    let fence: number | undefined;
    try {
      const before = performance.now();
      fence = await this.#commits.lazy(() => {
        this.#showLife();
        return this.#grab(name);
      });
      this.#beatAt = Math.max(this.#beatAt, before);
      this.#keepBeating();
    } finally {
      if (fence === undefined) this.#held.delete(name);
    }
    if (fence === undefined) return undefined;
    const held = fence;
    return {
      name,
      fence,
      validMs: () => (this.#held.has(name) ? Math.max(0, leaseMs - (performance.now() - this.#beatAt)) : 0),
      release: async () => {
        if (!this.#held.delete(name)) return;
        await this.#commits.lazy(() =>
          this.#database.prepare("UPDATE leases SET owner = NULL WHERE name = ? AND fence = ?").run(name, held),
        );
      },
    };
  }

  /** Who holds a lease now, as far as anybody can see; undefined: nobody. */
  holder(name: string): string | undefined {
    const owner = this.#owner(name);
    return owner !== undefined && !this.#gone(owner) ? owner : undefined;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #grab(name: string): number | undefined {
    const owner = this.#owner(name);
    if (owner !== undefined && owner !== this.#id && !this.#gone(owner)) return undefined;
    const row = this.#database
      .prepare(
        "INSERT INTO leases VALUES (?1, 1, ?2) ON CONFLICT (name) DO UPDATE SET fence = fence + 1, owner = ?2 RETURNING fence",
      )
      .get(name, this.#id);
    return Number(row?.["fence"]);
  }

  #owner(name: string): string | undefined {
    const owner = this.#database.prepare("SELECT owner FROM leases WHERE name = ?").get(name)?.["owner"];
    return typeof owner === "string" ? owner : undefined;
  }

  #gone(owner: string): boolean {
    if (owner === this.#id) return false;
    const known = isAlive(owner);
    if (known === false) return true;
    const beat = Number(this.#database.prepare("SELECT beat FROM holders WHERE id = ?").get(owner)?.["beat"] ?? 0);
    const seen = this.#seen.get(owner);
    const now = performance.now();
    if (!seen || seen.beat !== beat) this.#seen.set(owner, { beat, since: now });
    return seen !== undefined && seen.beat === beat && now - seen.since > leaseMs + beatMs;
  }

  #keepBeating(): void {
    if (this.#timer) return;
    this.#timer = setInterval(() => {
      if (this.#held.size === 0) return;
      // Counted from before the write, so that we never think longer than others.
      const before = performance.now();
      void this.#commits
        .lazy(() => this.#showLife())
        .then(
          () => (this.#beatAt = before),
          () => undefined,
        );
    }, beatMs);
    this.#timer.unref();
  }

  #showLife(): void {
    this.#database
      .prepare("INSERT INTO holders VALUES (?1, 1) ON CONFLICT (id) DO UPDATE SET beat = beat + 1")
      .run(this.#id);
  }
}

/** Names this process so that another on the same machine can see whether it is gone, even if its number is used again. */
function ownId(): string {
  return JSON.stringify([hostname(), process.pid, startOf(process.pid) ?? "", performance.timeOrigin]);
}

/** Whether a holder lives; undefined: it can't be seen from here. */
function isAlive(id: string): boolean | undefined {
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
    return thrown instanceof Error && "code" in thrown && thrown.code === "EPERM" ? undefined : false;
  }
  const now = startOf(pid);
  return now !== undefined && started !== "" && now !== started ? false : undefined;
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
