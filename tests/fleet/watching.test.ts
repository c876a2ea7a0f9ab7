import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { foldRun, noRun, type RunEvent } from "@reelgraph/engine";
import { Database, fleetStorage, RemoteRuns, TaskClient } from "@reelgraph/fleet";
import { noPostgres, startPostgres } from "@reelgraph/fleet/testing";
import { describe, expect, it, onTestFinished, vi } from "vitest";

const run = "run-1";

describe.skipIf(noPostgres !== undefined)(
  `watching a fleet's run${noPostgres ? ` (skipped: ${noPostgres})` : ""}`,
  () => {
    it("a unit is seen at work although another one ends in the same moment, also by a server that comes later", async () => {
      const server = await startPostgres();
      onTestFinished(() => server.stop());
      const folder = mkdtempSync(join(tmpdir(), "reelgraph-watching-"));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const open = async () => {
        const database = await Database.open(server.database("watching"), 3);
        const storage = fleetStorage(database, folder);
        onTestFinished(async () => {
          await storage.close();
          await database.close();
        });
        const tasks = await TaskClient.open(database);
        onTestFinished(() => tasks.close());
        const { journal } = storage.of(undefined);
        return { journal, remote: new RemoteRuns(database, journal, tasks) };
      };
      const [worker, first, second] = [await open(), await open(), await open()];
      const leaving = new AbortController();
      onTestFinished(() => leaving.abort());
      const watch = ({ remote }: typeof first) => {
        const told: RunEvent[] = [];
        const task = { id: run, tenant: "anna", priority: "normal", body: run } as const;
        const asked = { task, signal: leaving.signal, keeps: () => true, pause: new AbortController().signal };
        void remote.do({ ...asked, onEvent: (event) => void told.push(event) });
        return () => Object.fromEntries([...foldRun(noRun, told).units].map(([place, { state }]) => [place, state]));
      };

      const lease = await worker.journal.leases.take(`run:${run}`);
      if (!lease) throw new Error("nobody else wants it");
      const request = { version: 1, file: "film.json", texts: {}, inputs: {}, to: [], from: [], takes: {} } as const;
      const log = await worker.journal.begin({ id: run, pipeline: "film.json", started: 0 }, request, lease);
      let seq = 0;
      const tell = (event: object) => log.add({ ...event, seq: ++seq, at: 0, run } as RunEvent);
      const at = (node: string) => ({ node, item: [] });

      tell({ type: "run.started", pipeline: "film.json" });
      await log.flushed();
      const seen = watch(first);
      tell({ type: "unit.started", ...at("long"), key: "1" });
      tell({ type: "unit.started", ...at("short"), key: "2" });
      tell({ type: "unit.finished", ...at("short"), outputs: {}, seconds: 0 });
      await vi.waitFor(() => expect(seen()).toEqual({ long: "running", short: "finished" }), 20_000);
      const late = watch(second);
      await vi.waitFor(() => expect(late()).toEqual({ long: "running", short: "finished" }), 20_000);

      // The next worker has not begun with it.
      tell({ type: "run.resumed" });
      await log.flushed();
      const later = watch(await open());
      await vi.waitFor(() => expect(later()).toEqual({ short: "finished" }), 20_000);
      tell({ type: "unit.started", ...at("long"), key: "1" });
      for (const view of [seen, late, later]) {
        await vi.waitFor(() => expect(view()).toMatchObject({ long: "running" }), 20_000);
      }
    }, 90_000);
  },
);
