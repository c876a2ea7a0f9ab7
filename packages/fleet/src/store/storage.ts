import { basename, dirname } from "node:path";
import { failure } from "@reelgraph/engine";
import { openArtifacts, stateFiles } from "@reelgraph/engine/node";
import type { Lane, OpenStorage, Storage } from "@reelgraph/engine/storage";
import { Grants } from "../lanes/grants.ts";
import { shareLane } from "../lanes/shared-lane.ts";
import { PostgresCache } from "./cache.ts";
import type { Database } from "./database.ts";
import { PostgresJournal } from "./journal.ts";

/** Whether a state folder is one of several below another's. */
function isTenant(folder: string): boolean {
  return basename(dirname(folder)) === "tenants";
}

/** What a fleet shares, as one process has it open. */
export interface FleetStorage {
  readonly journal: PostgresJournal;
  readonly open: OpenStorage;
  close(): Promise<void>;
}

/**
 * Runs, money and results in PostgreSQL; files in the `artifacts` folder, which all machines share. A process has one of
 * it for all of its hosts: one holder of leases, one picture of the ledger. Tenants would see each other's: a second state
 * folder is refused with `one-tenant`.
 */
export function fleetStorage(database: Database, artifactsFolder?: string): FleetStorage {
  const journal = new PostgresJournal(database);
  const report = (message: string) => process.emitWarning(message);
  const caches = new Set<PostgresCache>();
  const lanes = new Map<Lane, Lane>();
  const share: NonNullable<Storage["shareLane"]> = (model, limits, own) => {
    // What nobody told each worker learns by itself.
    if (limits.concurrency === undefined && (limits.requests ?? []).length === 0) return own;
    return lanes.getOrInsertComputed(own, () => shareLane(own, new Grants(database, model, journal.holder, limits)));
  };
  return {
    journal,
    open(folder) {
      if (isTenant(folder)) {
        throw failure("one-tenant", "A fleet keeps no tenants apart", { hint: "give each a database of its own" });
      }
      const artifacts = openArtifacts(artifactsFolder ?? stateFiles(folder).artifacts);
      const cache = new PostgresCache(database, { has: (media) => artifacts.has(media), report });
      caches.add(cache);
      return {
        journal,
        artifacts,
        cache,
        shareLane: share,
        close: () => void cache.flushed().finally(() => caches.delete(cache)),
      };
    },
    async close() {
      await Promise.all([...caches].map((cache) => cache.flushed()));
      await journal.history.traced().catch(() => undefined);
      journal.close();
    },
  };
}
