import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Database, fleetStorage } from "@reelgraph/fleet";
import { noPostgres, startPostgres, type PostgresServer } from "@reelgraph/fleet/testing";
import { afterAll, beforeAll, describe } from "vitest";
import { storageContract } from "./contract.ts";

let server: PostgresServer;
let folder = "";
const opened: { close(): Promise<void> }[] = [];

describe.skipIf(noPostgres !== undefined)(`a real server${noPostgres ? ` (skipped: ${noPostgres})` : ""}`, () => {
  beforeAll(async () => {
    server = await startPostgres();
    folder = mkdtempSync(join(tmpdir(), "reelgraph-storage-"));
  }, 60_000);

  afterAll(async () => {
    await Promise.all(opened.map((one) => one.close()));
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  storageContract("postgres", () => ({
    async open(name) {
      const database = await Database.open(server.database(name), 4);
      const storage = fleetStorage(database, folder);
      opened.push({ close: () => storage.close().then(() => database.close()) });
      return storage.open(folder);
    },
    async change(name, sql) {
      const database = await Database.open(server.database(name), 1);
      await database.query(sql);
      await database.close();
    },
  }));

  // All in one database, and each of them finds it as if it were alone.
  const shared = { name: "tenants" };
  const tenant = (name: string) => name.replaceAll("_", "-");
  storageContract("tenant", () => ({
    async open(name) {
      const database = await Database.open(server.database(shared.name), 4);
      const storage = fleetStorage(database, folder);
      opened.push({ close: () => storage.close().then(() => database.close()) });
      return storage.open(join(folder, "tenants", tenant(name)));
    },
    async change(name, sql) {
      const database = await Database.open(server.database(shared.name), 1);
      await database.tenant(tenant(name)).query(sql);
      await database.close();
    },
  }));
});
