import { fleetMetrics, fleetStatus, RemoteRuns, TaskClient } from "@reelgraph/fleet";
import { ServerStops, type Commission, type ServeOptions, type Worker } from "@reelgraph/server";
import type { Fleet } from "./fleet.ts";

/** Runs that wait do so in the database, where they are in nobody's way. */
const promised = 100_000;

export interface Workers {
  /** For a server. */
  readonly options: Pick<ServeOptions, "concurrency" | "queueLimit" | "metrics"> & { readonly work: Worker };
  close(): Promise<void>;
}

/** Lets the fleet's workers do a server's runs. */
export async function openWorkers(fleet: Fleet): Promise<Workers> {
  const { database, storage } = fleet;
  const tasks = await TaskClient.open(database);
  const remote = new RemoteRuns(database, storage.journal, tasks);
  const work: Worker = (ticket, { allowances }, { signal, pause, onEvent }) => {
    const { id, caller, priority } = ticket;
    const commission: Commission = { ticket, payer: allowances.of(caller) };
    // As it is now: it goes to another process.
    const body = JSON.parse(JSON.stringify(commission));
    const keeps = () => signal.reason instanceof ServerStops;
    return remote.do({ task: { id, tenant: caller, priority, body }, signal, keeps, pause, onEvent });
  };
  return {
    options: {
      work,
      concurrency: promised,
      queueLimit: promised,
      // A database that is away must not take this process's own counts away.
      metrics: () => fleetStatus(database).then(fleetMetrics, () => ""),
    },
    async close() {
      await tasks.close();
      await fleet.close();
    },
  };
}
