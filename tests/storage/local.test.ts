import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openLocalStorage, stateFiles } from "@reelgraph/engine/node";
import { afterAll, beforeAll } from "vitest";
import { storageContract } from "./contract.ts";

let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "reelgraph-storage-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

storageContract("sqlite", () => ({
  open: async (name) => openLocalStorage(join(folder, name)),
  async change(name, sql) {
    const database = new DatabaseSync(stateFiles(join(folder, name)).journal);
    database.exec(sql);
    database.close();
  },
}));
