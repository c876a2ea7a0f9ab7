import { hash } from "node:crypto";
import { foldRun, noRun, placeOf, type RunState } from "../../events/run-state.ts";
import type { RunEvent } from "../../events/run-event.ts";
import type { CacheEntry, Host } from "../../host.ts";
import type { PaidJob } from "../../ledger/books.ts";
import { Ledger } from "../../ledger/ledger.ts";
import { ProcessLeases } from "../../ledger/leases.ts";
import { createLane, type Lane } from "../../run/lanes/lane.ts";
import type { Payments } from "../../run/paid/payments.ts";
import { run, type RunResult } from "../../run/run.ts";
import type { Graph } from "../../graph/graph.ts";
import type { SubmitClass } from "../../vendor.ts";
import { memoryHost } from "../memory-host.ts";
import { sampleVideo } from "../sample-media.ts";
import { createVirtualTime } from "../virtual-time.ts";
import { createRandom } from "./random.ts";
import { SimDisk } from "./sim-disk.ts";
import { SimProcess } from "./sim-process.ts";
import { clipUsd, SimVendor } from "./sim-vendor.ts";

/** What a simulated world is like. Chances are from 0 to 1. */
export interface Weather {
  readonly submitClass: SubmitClass;
  /** At each point where a process touches the world. */
  readonly crash: number;
  readonly freeze: number;
  readonly loss: number;
  readonly refusal: number;
  readonly failure: number;
  /** A crash takes the power, too. */
  readonly power: number;
  readonly capUsd?: number;
  /** Runs of the same pipeline at the same time, each in processes of its own. Default 1. */
  readonly runs?: number;
}

/** How a world ended. */
export interface Outcome {
  /** In the order of the runs. */
  readonly results: readonly RunResult[];
  readonly states: readonly RunState[];
  readonly vendor: SimVendor;
  readonly jobs: readonly PaidJob[];
}

const start = 1_700_000_000_000;
const over = new Error("the world has ended");
/** Lives of a run in which things go wrong, and all that it may take. */
const roughLives = 5;
const mostLives = 40;
const longestMs = 12 * 3_600_000;

/**
 * Runs a pipeline in a world whose time, chance, disk and network are made up by a seed: processes die and freeze where
 * they touch it, and others go on. After some lives nothing goes wrong any more, so that every run must come to an end.
 * Several runs share the disk and the vendor, and work at the same time.
 */
export async function simulate(seed: number, graph: Graph, weather: Weather): Promise<Outcome> {
  const random = createRandom(seed);
  const time = createVirtualTime(start);
  const disk = new SimDisk();
  let rough = 0;
  const vendor = new SimVendor(time, random, weather.submitClass, {
    get loss() {
      return rough > 0 ? weather.loss : 0;
    },
    get refusal() {
      return rough > 0 ? weather.refusal : 0;
    },
    delayMs: 2000,
    failure: weather.failure,
  });
  const dead = new Set<string>();
  const leaving: AbortController[] = [];
  const ends = Array.from({ length: weather.runs ?? 1 }, (_, index) => conclude(`run-${index + 1}`));
  const all = Promise.all(ends);
  // What goes wrong is told when all have ended.
  all.catch(() => undefined);
  const open = new Set(ends);
  for (const end of ends) end.finally(() => open.delete(end)).catch(() => undefined);
  while (open.size > 0) {
    if (time.now() > start + longestMs) throw new Error(`seed ${seed}: stuck`);
    await time.run(time.now() + 2000);
  }
  const runs = await all;
  const books = new Ledger(disk.storeFor(untroubled()), time).books();
  await time.run(time.now() + 1);
  for (const one of leaving) one.abort(over);
  return {
    results: runs.map(({ result }) => result),
    states: runs.map(({ events }) => foldRun(noRun, events)),
    vendor,
    jobs: [...(await books).jobs.values()],
  };

  /** A run from its beginning to its end, in as many processes as it takes. */
  async function conclude(run: string): Promise<{ result: RunResult; events: RunEvent[] }> {
    const log: RunLog = { run, events: [], recorded: new Map(), cap: weather.capUsd };
    for (let life = 1; life <= mostLives; life++) {
      const troubled = life <= roughLives;
      rough += troubled ? 1 : 0;
      let freezes = 0;
      const process = new SimProcess(`${run}-process-${life}`, time, {
        crash: () => troubled && random() < weather.crash,
        // Long enough for others to take over, short enough to come back while they work.
        freeze: () => (troubled && random() < weather.freeze && freezes++ < 2 ? 20_000 + random() * 30_000 : 0),
      });
      const controller = new AbortController();
      leaving.push(controller);
      const result = await Promise.race([live(process, log, controller.signal), process.left]);
      rough -= troubled ? 1 : 0;
      if (process.dead) bury(process, log, controller);
      if (!result) continue;
      if (result.state === "succeeded") return { result, events: log.events };
      if (result.state === "paused") await decide(result, log);
    }
    throw new Error(`seed ${seed}: ${run} is not over after ${mostLives} lives`);
  }

  /** Nothing of a dead process reaches the world any more; what it had not written down is lost. */
  function bury(process: SimProcess, { recorded }: RunLog, controller: AbortController): void {
    dead.add(process.id);
    controller.abort(over);
    if (random() < 0.5) recorded.delete([...recorded.keys()].at(-1) ?? "");
    if (random() < weather.power) disk.losePower(random);
  }

  async function live(process: SimProcess, log: RunLog, signal: AbortSignal): Promise<RunResult> {
    const clock = {
      now: time.now,
      monotonic: time.now,
      sleep: (ms: number, until: AbortSignal) => process.sleep(ms, until),
    };
    const touch = <T>(point: string, effect: () => T | Promise<T>) => process.touch(point, effect);
    const leases = new ProcessLeases({
      id: process.id,
      clock,
      isGone: (holder) => (dead.has(holder) ? true : undefined),
      transact: (_, work) => touch("lease", () => work(disk.table)),
    });
    let lease = await leases.take(`run:${log.run}`);
    while (!lease) {
      await process.sleep(1000, signal);
      lease = await leases.take(`run:${log.run}`);
    }
    const lanes = new Map<string, Lane>();
    const payments: Payments = {
      run: log.run,
      ledger: new Ledger(disk.storeFor(process), clock),
      lease,
      leases,
      clock,
      caps: { unknownPrice: "deny", ...(log.cap === undefined ? {} : { run: log.cap }) },
      sha256: (text) => hash("sha256", text),
      answered: new Set(),
      media: { has: () => true, receive: () => touch("store", () => sampleVideo) },
      predict: () => undefined,
      random,
      turn: () => 1,
      keep: () => {},
      laneOf(_, model) {
        const time = { now: clock.now, sleep: clock.sleep };
        if (!lanes.has(model)) lanes.set(model, createLane({ concurrency: 4 }, time, random));
        return lanes.get(model) as Lane;
      },
    };
    const maker = { vendor: vendor.reach(touch), price };
    const host: Host = {
      ...memoryHost(),
      clock,
      cache: {
        get: (key) => disk.cache.get(key) as CacheEntry | undefined,
        put: (key, entry) => void (process.dead || disk.cache.set(key, entry)),
      },
      models: {
        fallback: "sim/clip",
        whyNot: () => "can't",
        vendorModel: (name) => name || "sim/clip",
        plan: (request) => ({ model: "sim/clip", version: "1", segments: [request], adjustments: [], price }),
        maker: () => maker,
      },
    };
    const fence = lease.fence;
    const result = await run({
      id: log.run,
      pipeline: "simulated",
      graph,
      inputs: {},
      host,
      payments,
      signal,
      before: { seq: log.events.length, usd: 0, recorded: new Map(log.recorded) },
      onEvent(event) {
        // What a process writes that has lost its lease is refused.
        if (process.dead || disk.leases.get(`run:${log.run}`)?.fence !== fence) return;
        log.events.push(event);
        if (event.type === "unit.finished") log.recorded.set(placeOf(event), event.outputs as CacheEntry["outputs"]);
      },
    });
    await lease.release();
    return result;
  }

  /** A person raises the budget, or looks at the vendor's own list and says what became of each parked job. */
  async function decide({ problems }: RunResult, log: RunLog): Promise<void> {
    if (problems.some(({ code }) => code === "budget-reached")) log.cap = (log.cap ?? 0) + clipUsd;
    const ledger = new Ledger(disk.storeFor(untroubled()), time);
    const parked = [...(await ledger.books()).jobs.values()].filter(({ state }) => state === "unknown");
    // Nobody looks while a request may still be on its way.
    await time.sleep(60_000);
    const lease = { name: "person", fence: 1, validMs: () => 1, release: async () => {} };
    disk.leases.set("person", { fence: 1, owner: "person" });
    for (const job of parked) {
      const taken = vendor.jobs.find(({ clientKey }) => clientKey === job.clientKey);
      await ledger.resolve(job, taken ? { ref: { id: taken.id } } : { as: "lost" }, lease).catch(() => undefined);
    }
  }

  function untroubled(): SimProcess {
    return new SimProcess("person", time, { crash: () => false, freeze: () => 0 });
  }
}

/** What the disk holds of a run. */
interface RunLog {
  readonly run: string;
  readonly events: RunEvent[];
  readonly recorded: Map<string, CacheEntry["outputs"]>;
  cap: number | undefined;
}

const price = { min: clipUsd, max: clipUsd };
