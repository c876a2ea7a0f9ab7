import { openArtifacts, stateFiles } from "@reelgraph/engine/node";
import type { OpenStorage } from "@reelgraph/engine/storage";
import { PostgresCache } from "./cache.ts";
import type { Database } from "./database.ts";
import { PostgresJournal } from "./journal.ts";

/**
 * Runs, money and results in PostgreSQL; files in the `artifacts` folder, which all machines share. A process has one of
 * it for all of its hosts: one holder of leases, one picture of the ledger.
 */
export function fleetStorage(
  database: Database,
  artifactsFolder?: string,
): { open: OpenStorage; close(): Promise<void> } {
  const journal = new PostgresJournal(database);
  const report = (message: string) => process.emitWarning(message);
  const caches = new Set<PostgresCache>();
  return {
    open(folder) {
      const artifacts = openArtifacts(artifactsFolder ?? stateFiles(folder).artifacts);
      const cache = new PostgresCache(database, { has: artifacts.has, report });
      caches.add(cache);
      return {
        journal,
        artifacts,
        cache,
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
