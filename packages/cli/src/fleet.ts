import type { Database, FleetStorage } from "@reelgraph/fleet";
import { resolve } from "node:path";
import { badUsage } from "./arguments.ts";
import type { Arguments } from "./command.ts";
import type { Shell } from "./shell.ts";

/** The database that a fleet shares, and what is kept in it. */
export interface Fleet {
  readonly database: Database;
  readonly storage: FleetStorage;
  /** The folder of media that all share, where one is named. */
  readonly artifacts: string | undefined;
  close(): Promise<void>;
}

/** Opens the database that is named here; undefined: none is. Throws `bad-usage`, `storage-failed`. */
export async function openFleet(given: Arguments, { env, folder }: Shell): Promise<Fleet | undefined> {
  const url = given.get("database") ?? env["REELGRAPH_DATABASE"];
  if (url === undefined) return undefined;
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw badUsage("The database is named by its address", {
      expected: "postgresql://USER@HOST/NAME",
      hint: "the variable REELGRAPH_DATABASE keeps a password out of the list of processes",
    });
  }
  const { Database, fleetStorage } = await import("@reelgraph/fleet");
  const named = given.get("artifacts") ?? env["REELGRAPH_ARTIFACTS"];
  const artifacts = named === undefined ? undefined : resolve(folder, named);
  const database = await Database.open(url);
  const storage = fleetStorage(database, artifacts);
  return {
    database,
    storage,
    artifacts,
    async close() {
      await storage.close();
      await database.close();
    },
  };
}
