import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openMachine } from "@reelgraph/engine/node";
import type { Lane, LaneLimits, Priority } from "@reelgraph/engine/storage";
import { Database, fleetStatus, fleetStorage, TaskClient } from "@reelgraph/fleet";
import { noPostgres, startPostgres, type PostgresServer } from "@reelgraph/fleet/testing";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";

let server: PostgresServer;

/** The lane as several workers see it, each with a machine and connections of its own. */
async function workers(count: number, name: string, limits: LaneLimits): Promise<readonly Lane[]> {
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

const { signal } = new AbortController();
const want = (run: string) => ({ signal, run, rank: 1, waiting() {} });
const [owner, anna, ben] = ["/films/.reelgraph", "/films/.reelgraph/tenants/anna", "/elsewhere/tenants/ben"];

/** In which order those are served who ask for one place, while another has it. The last may be asked for elsewhere. */
async function orderOf(
  first: Lane,
  second: Lane,
  wants: readonly (readonly [house: string, name: string, rank: number, at: 1 | 2, priority?: Priority])[],
) {
  const before = await first.enter({ ...want("before"), house: wants[0]?.[0] });
  before.accepted();
  const order: string[] = [];
  const served = wants.map(async ([house, name, rank, at, priority]) => {
    const pass = await (at === 1 ? first : second).enter({ ...want(`${house} ${name}`), house, priority, rank });
    order.push(name);
    pass.accepted();
    // As long as a job, in which everybody looks at least once.
    await wait(700);
    pass.leave();
  });
  // All wait by now.
  await wait(700);
  before.leave();
  await Promise.all(served);
  return order.join(" ");
}

/** What holds for the lanes of one machine and of a fleet alike. `open`: one lane, as two see it. */
function turns(kind: string, open: (name: string) => Promise<readonly [Lane, Lane]>) {
  it(`${kind}: tenants take turns, whoever came first and however many jobs each has; within one, rank decides`, async () => {
    const [first, second] = await open("turns");
    expect(
      await orderOf(first, second, [
        [anna, "a1", 5, 1],
        [anna, "a2", 9, 1],
        [anna, "a3", 1, 1],
        [ben, "b2", 2, 2],
        [ben, "b1", 1, 2],
      ]),
    ).toBe("b2 a2 b1 a1 a3");
  }, 30_000);

  it(`${kind}: of one tenant the longest critical path goes first, wherever it is asked for`, async () => {
    const [first, second] = await open("ranks");
    expect(
      await orderOf(first, second, [
        [owner, "low", 1, 1],
        [owner, "lower", 0, 1],
        [owner, "high", 9, 2],
      ]),
    ).toBe("high low lower");
  }, 30_000);

  it(`${kind}: of one tenant the run with the higher priority goes first, whatever waits for its units; no tenant gets more by it`, async () => {
    const [first, second] = await open("priorities");
    expect(
      await orderOf(first, second, [
        [anna, "batch", 9, 1, "low"],
        [anna, "plain", 5, 1],
        [ben, "his", 0, 2, "low"],
        [anna, "urgent", 0, 1, "high"],
      ]),
    ).toBe("his urgent plain batch");
  }, 30_000);
}

turns("one machine", async () => {
  const lane = openMachine(1).vendorLane("model", { concurrency: 1 });
  return [lane, lane];
});

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.skipIf(noPostgres !== undefined)(`lanes of a fleet${noPostgres ? ` (skipped: ${noPostgres})` : ""}`, () => {
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop(), 60_000);

  turns("two workers", async (name) => {
    const [first, second] = await workers(2, name, { concurrency: 1 });
    if (!first || !second) throw new Error("two were asked for");
    return [first, second];
  });

  it("an urgent unit goes before what its worker has brought to the lane already", async () => {
    const [first, second] = await workers(2, "way", { concurrency: 2 });
    const held = [await second?.enter(want("other")), await second?.enter(want("other"))];
    for (const pass of held) pass?.accepted();
    const order: string[] = [];
    const served = ["batch 1", "batch 2", "batch 3", "urgent"].map(async (name) => {
      const priority = name === "urgent" ? "high" : "low";
      // The others are in the fleet's line by then.
      if (priority === "high") await wait(1500);
      const pass = await first?.enter({ ...want(priority), priority });
      order.push(name);
      pass?.accepted();
      await wait(700);
      pass?.leave();
    });
    await wait(3000);
    held[0]?.leave();
    await Promise.all(served);
    held[1]?.leave();
    expect(order[0]).toBe("urgent");
    expect(order).toHaveLength(4);
  }, 30_000);

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
    const watching = await Database.open(server.database("places"), 1);
    onTestFinished(() => watching.close());
    await TaskClient.open(watching).then((client) => client.close());
    expect(await fleetStatus(watching)).toMatchObject({ lanes: [{ name: "model", lastMinute: 24, pausedSeconds: 0 }] });
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
