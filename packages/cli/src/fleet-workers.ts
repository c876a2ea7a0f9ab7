import { fleetStatus, RemoteRuns, TaskClient } from "@reelgraph/fleet";
import { portable, ServerStops, type Commission, type ServeOptions, type Worker } from "@reelgraph/server";
import type { Fleet } from "./fleet.ts";

/** Runs that wait do so in the database, where they are in nobody's way. */
const promised = 100_000;

export interface Workers {
  /** For a server. */
  readonly options: Pick<ServeOptions, "concurrency" | "queueLimit" | "fleet"> & { readonly work: Worker };
  close(): Promise<void>;
}

/** Lets the fleet's workers do a server's runs. */
export async function openWorkers(fleet: Fleet): Promise<Workers> {
  const { database, storage } = fleet;
  const tasks = await TaskClient.open(database);
  const remotes = new Map<string | undefined, RemoteRuns>();
  const remoteOf = (tenant: string | undefined) =>
    remotes.getOrInsertComputed(tenant, () => {
      const { database: tables, journal } = storage.of(tenant);
      return new RemoteRuns(tables, journal, tasks);
    });
  const work: Worker = (ticket, { allowances, tenant, root }, { signal, pause, onEvent }) => {
    const { id, caller, priority, round = 0 } = ticket;
    const commission: Commission = { ticket: portable(ticket, root), payer: allowances.of(caller), tenant };
    // Tenants take turns, and so do the owner's callers.
    const turn = tenant === undefined ? caller : `tenant:${tenant}`;
    // As it is now: it goes to another process.
    const body = JSON.parse(JSON.stringify(commission));
    const keeps = () => signal.reason instanceof ServerStops;
    return remoteOf(tenant).do({ task: { id, round, tenant: turn, priority, body }, signal, keeps, pause, onEvent });
  };
  return {
    options: {
      work,
      concurrency: promised,
      queueLimit: promised,
      fleet: async () => {
        const { workers, lanes, ...rest } = await fleetStatus(database);
        return { ...rest, workers: [...workers].map((one) => ({ ...one, runs: [...one.runs] })), lanes: [...lanes] };
      },
    },
    async close() {
      await tasks.close();
      await fleet.close();
    },
  };
}
