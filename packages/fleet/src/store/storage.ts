import { join } from "node:path";
import { failure } from "@reelgraph/engine";
import { openArtifacts, stateFiles } from "@reelgraph/engine/node";
import type { Lane, OpenStorage, Storage } from "@reelgraph/engine/storage";
import { Grants } from "../lanes/grants.ts";
import { shareLane } from "../lanes/shared-lane.ts";
import { PostgresCache } from "./cache.ts";
import type { Database } from "./database.ts";
import { PostgresJournal } from "./journal.ts";
import { sharedTables } from "./tables.ts";
import { tenantOf } from "./tenant-of.ts";

/** Where the media of a state folder lie: in the folder that all machines share, if there is one. */
export function sharedFolder(folder: string, artifactsFolder: string | undefined): string {
  if (artifactsFolder === undefined) return stateFiles(folder).artifacts;
  const tenant = tenantOf(folder);
  return tenant === undefined ? artifactsFolder : join(artifactsFolder, "tenants", tenant);
}

/** What belongs to the owner or to a tenant. */
export interface Belongings {
  readonly database: Database;
  readonly journal: PostgresJournal;
}

/** What a fleet shares, as one process has it open. */
export interface FleetStorage {
  readonly open: OpenStorage;
  /** What the owner has (undefined), or a tenant. */
  of(tenant: string | undefined): Belongings;
  close(): Promise<void>;
}

/**
 * Runs, money and results in PostgreSQL; files where the configuration has them, or in the `artifacts` folder, which all
 * machines share. A process has one of it for all of its hosts: one holder of leases, one picture of each ledger. A state folder below `tenants` has tables and
 * a folder of media of its own; vendors' lanes are shared, as their accounts are.
 */
export function fleetStorage(database: Database, artifactsFolder?: string): FleetStorage {
  const owner = { database, journal: new PostgresJournal(database) };
  const { holder } = owner.journal;
  const tenants = new Map<string, Belongings>();
  const of = (tenant: string | undefined): Belongings => {
    if (tenant === undefined) return owner;
    return tenants.getOrInsertComputed(tenant, () => {
      const own = database.tenant(tenant);
      return { database: own, journal: new PostgresJournal(own, holder) };
    });
  };
  const report = (message: string) => process.emitWarning(message);
  const caches = new Set<PostgresCache>();
  const lanes = new Map<Lane, Lane>();
  const share: NonNullable<Storage["shareLane"]> = (model, limits, own) => {
    // What nobody told each worker learns by itself.
    if (limits.concurrency === undefined && (limits.requests ?? []).length === 0) return own;
    return lanes.getOrInsertComputed(own, () => shareLane(own, new Grants(database, model, holder, limits)));
  };
  return {
    of,
    open(folder, remote) {
      const tenant = tenantOf(folder);
      const { database: tables, journal } = of(tenant);
      if (remote && artifactsFolder !== undefined) throw twoPlaces(artifactsFolder);
      const artifacts = remote ?? openArtifacts(sharedFolder(folder, artifactsFolder));
      const cache = new PostgresCache(tables, { has: (media) => artifacts.has(media), report });
      caches.add(cache);
      return {
        journal,
        artifacts,
        cache,
        tables: sharedTables(tables),
        shareLane: share,
        close: () => void cache.flushed().finally(() => caches.delete(cache)),
      };
    },
    async close() {
      await Promise.all([...caches].map((cache) => cache.flushed()));
      for (const { journal } of [owner, ...tenants.values()]) {
        await journal.history.traced().catch(() => undefined);
        journal.close();
      }
    },
  };
}

function twoPlaces(folder: string) {
  return failure("bad-config", `Media can't be kept both in ${folder} and in the storage of the configuration`, {
    hint: 'name no folder, or take "storage" out of the configuration',
  });
}
