import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openMachine } from "@reelgraph/engine/node";
import { Database, fleetStorage } from "@reelgraph/fleet";
import { noPostgres, startPostgres, type PostgresServer } from "@reelgraph/fleet/testing";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";

let server: PostgresServer;

/** The lane as several workers see it, each with a machine and connections of its own. */
async function workers(count: number, name: string, limits: Limits) {
  const folder = mkdtempSync(join(tmpdir(), "reelgraph-lanes-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return Promise.all(
    Array.from({ length: count }, async () => {
      const database = await Database.open(server.database(name), 3);
      const storage = fleetStorage(database, folder);
      const own = openMachine(1).vendorLane("model", limits);
      const lane = storage.open(folder).shareLane?.("model", limits, own) ?? own;
      // A lease is held while a run goes; with it this process shows that it lives.
      await storage.of(undefined).journal.leases.take(`run:${Math.random()}`);
      onTestFinished(async () => {
        await storage.close();
        await database.close();
      });
      return lane;
    }),
  );
}

type Limits = Parameters<ReturnType<typeof openMachine>["vendorLane"]>[1];
const { signal } = new AbortController();
const want = (run: string) => ({ signal, run, rank: 1, waiting() {} });
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.skipIf(noPostgres !== undefined)(`lanes of a fleet${noPostgres ? ` (skipped: ${noPostgres})` : ""}`, () => {
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop(), 60_000);

  it("four workers together never send more in any window than the vendor takes (rule 29)", async () => {
    const [max, perSeconds] = [12, 1];
    const lanes = await workers(4, "windows", { requests: [{ max, perSeconds }] });
    const sent: number[] = [];
    await Promise.all(
      lanes.map((lane, index) =>
        Promise.all(
          Array.from({ length: 18 }, async () => {
            const pass = await lane.enter(want(`run ${index}`));
            sent.push(performance.now());
            await wait(5 + Math.random() * 30);
            pass.accepted();
            pass.leave();
          }),
        ),
      ),
    );
    expect(sent).toHaveLength(72);
    const inWindow = sent.map((at) => sent.filter((other) => other >= at && other < at + perSeconds * 1000).length);
    expect(Math.max(...inWindow)).toBeLessThanOrEqual(max);
  });

  it("four workers together have no more jobs at a time than the vendor takes, and one that gives up frees its place", async () => {
    const lanes = await workers(4, "places", { concurrency: 3 });
    let [running, most] = [0, 0];
    await Promise.all(
      lanes.flatMap((lane, index) =>
        Array.from({ length: 6 }, async () => {
          const pass = await lane.enter(want(`run ${index}`));
          running += 1;
          most = Math.max(most, running);
          pass.accepted();
          await wait(30);
          running -= 1;
          pass.leave();
        }),
      ),
    );
    expect(most).toBeLessThanOrEqual(3);
    const [one, two] = lanes;
    const passes = [];
    for (let count = 0; count < 3; count++) {
      const pass = await one?.enter(want("x"));
      pass?.accepted();
      passes.push(pass);
    }
    const stopped = new AbortController();
    const late = two?.enter({ ...want("y"), signal: stopped.signal });
    stopped.abort(new Error("nobody wants it"));
    await expect(late).rejects.toThrow("nobody wants it");
    const next = two?.enter(want("y"));
    passes[0]?.leave();
    (await next)?.unsent();
  });

  it("what one worker is told to wait for, all wait for", async () => {
    const [one, two] = await workers(2, "pauses", { requests: [{ max: 100, perSeconds: 1 }] });
    (await one?.enter(want("a")))?.refused({ retryAfterMs: 800 });
    await wait(200);
    const began = performance.now();
    (await two?.enter(want("b")))?.unsent();
    expect(performance.now() - began).toBeGreaterThan(400);
  });
});
