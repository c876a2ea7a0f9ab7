import { hash } from "node:crypto";
import { foldRun, noRun, placeOf, type RunState } from "../../events/run-state.ts";
import type { RunEvent } from "../../events/run-event.ts";
import type { CacheEntry, Host } from "../../host.ts";
import type { PaidJob } from "../../ledger/books.ts";
import { Ledger } from "../../ledger/ledger.ts";
import { ProcessLeases } from "../../ledger/leases.ts";
import { createLane, type Lane } from "../../run/lanes/lane.ts";
import { createLanes } from "../../run/lanes.ts";
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
}

/** How a world ended. */
export interface Outcome {
  readonly result: RunResult;
  readonly state: RunState;
  readonly vendor: SimVendor;
  readonly jobs: readonly PaidJob[];
  /** Processes that were needed, and units that a person had to resolve. */
  readonly lives: number;
  readonly resolved: number;
  /** Virtual ms from the beginning to the end. */
  readonly took: number;
}

const runId = "run-1";
/** Lives in which things go wrong, and all that a run may take. */
const roughLives = 5;
const mostLives = 40;

/**
 * Runs a pipeline in a world whose time, chance, disk and network are made up by a seed: processes die and freeze where
 * they touch it, and others go on. After some lives nothing goes wrong any more, so that every run must come to an end.
 */
export async function simulate(seed: number, graph: Graph, weather: Weather): Promise<Outcome> {
  const random = createRandom(seed);
  const time = createVirtualTime(1_700_000_000_000);
  const disk = new SimDisk();
  const calm = { loss: 0, refusal: 0, delayMs: 50, failure: 0 };
  const network = { loss: weather.loss, refusal: weather.refusal, delayMs: 2000, failure: weather.failure };
  let rough = true;
  const vendor = new SimVendor(time, random, weather.submitClass, {
    get loss() {
      return rough ? network.loss : calm.loss;
    },
    get refusal() {
      return rough ? network.refusal : calm.refusal;
    },
    delayMs: network.delayMs,
    failure: network.failure,
  });
  const dead = new Set<string>();
  const lives: AbortController[] = [];
  const recorded = new Map<string, CacheEntry["outputs"]>();
  const events: RunEvent[] = [];
  let resolved = 0;
  let cap = weather.capUsd;

  for (let number = 1; number <= mostLives; number++) {
    rough = number <= roughLives;
    let freezes = 0;
    const process = new SimProcess(`process-${number}`, time, {
      crash: () => rough && random() < weather.crash,
      // Long enough for others to take over, short enough to come back while they work.
      freeze: () => (rough && random() < weather.freeze && freezes++ < 2 ? 20_000 + random() * 30_000 : 0),
    });
    const leaving = new AbortController();
    lives.push(leaving);
    const life: { result?: RunResult | undefined } = {};
    void live(process, leaving.signal).then(
      (one) => (life.result = one),
      () => undefined,
    );
    for (const until = time.now() + 6 * 3_600_000; !life.result && !process.dead && !process.frozen;) {
      if (time.now() > until) throw new Error(`seed ${seed}: stuck in life ${number}`);
      await time.run(time.now() + 2000);
    }
    if (process.dead) {
      dead.add(process.id);
      // Nothing of it reaches the world any more. This frees what Node holds for signals that somebody waits on.
      leaving.abort();
      // The last results may not have been written down.
      if (random() < 0.5) recorded.delete([...recorded.keys()].at(-1) ?? "");
    }
    if (process.dead && random() < weather.power) disk.losePower(random);
    const { result } = life;
    if (!result) continue;
    if (result.state === "paused") {
      if (await resolveAll()) continue;
      if (cap !== undefined && result.problems.some(({ code }) => code === "budget-reached")) {
        // The person raises the budget.
        cap += clipUsd;
        continue;
      }
    }
    if (result.state === "failed" && number < mostLives - 1) continue;
    const books = await new Ledger(disk.storeFor(quiet()), time).books();
    const took = time.now() - 1_700_000_000_000;
    for (const one of lives) one.abort();
    return {
      result,
      state: foldRun(noRun, events),
      vendor,
      jobs: [...books.jobs.values()],
      lives: number,
      resolved,
      took,
    };
  }
  throw new Error(`seed ${seed}: the run is not over after ${mostLives} lives`);

  async function live(process: SimProcess, signal: AbortSignal): Promise<RunResult> {
    const clock = {
      now: time.now,
      monotonic: time.now,
      sleep: (ms: number, signal: AbortSignal) => process.sleep(ms, signal),
    };
    const touch = <T>(point: string, effect: () => T | Promise<T>) => process.touch(point, effect);
    const leases = new ProcessLeases({
      id: process.id,
      clock,
      isGone: (holder) => (dead.has(holder) ? true : undefined),
      transact: (work) => touch("lease", () => work(disk.table)),
    });
    const ledger = new Ledger(disk.storeFor(process), clock);
    let lease = await leases.take(`run:${runId}`);
    while (!lease) {
      await process.sleep(1000, signal);
      lease = await leases.take(`run:${runId}`);
    }
    const lanes = new Map<string, Lane>();
    const payments: Payments = {
      run: runId,
      ledger,
      lease,
      leases,
      clock,
      caps: { unknownPrice: "deny", ...(cap === undefined ? {} : { run: cap }) },
      sha256: (text) => hash("sha256", text),
      answered: new Set(),
      media: { has: () => true, receive: async () => touch("store", () => sampleVideo) },
      predict: () => undefined,
      random,
      keep: () => {},
      laneOf(_, model) {
        let lane = lanes.get(model);
        if (!lane)
          lanes.set(model, (lane = createLane({ concurrency: 4 }, { now: time.now, sleep: clock.sleep }, random)));
        return lane;
      },
    };
    const reach = vendor.reach(touch);
    const host: Host = {
      ...memoryHost(),
      clock,
      lanes: createLanes(() => 8),
      cache: {
        get: (key) => disk.cache.get(key) as CacheEntry | undefined,
        put: (key, entry) => void (process.dead || disk.cache.set(key, entry)),
      },
      models: {
        fallback: "sim/clip",
        vendorModel: (name) => name || "sim/clip",
        plan: (request) => ({ model: "sim/clip", version: "1", segments: [request], adjustments: [], price }),
        maker: () => ({ vendor: reach, price }),
      },
    };
    const result = await run({
      id: runId,
      pipeline: "simulated",
      graph,
      inputs: {},
      host,
      payments,
      signal,
      before: { seq: events.length, usd: 0, recorded: new Map(recorded) },
      onEvent(event) {
        // What a process writes that has lost its lease is refused.
        if (process.dead || disk.leases.get(`run:${runId}`)?.fence !== lease.fence) return;
        events.push(event);
        if (event.type === "unit.finished") recorded.set(placeOf(event), event.outputs as CacheEntry["outputs"]);
      },
    });
    await lease.release();
    return result;
  }

  /** A person looks at the vendor's own list, and says for each parked job what became of it. */
  async function resolveAll(): Promise<boolean> {
    // Nobody looks while a request may still be on its way.
    await time.run(time.now() + 60_000);
    const person = quiet();
    const ledger = new Ledger(disk.storeFor(person), time);
    const parked = [...(await ledger.books()).jobs.values()].filter(({ state }) => state === "unknown");
    const lease = { name: "person", fence: 1, validMs: () => 1, release: async () => {} };
    disk.leases.set("person", { fence: 1, owner: "person" });
    for (const job of parked) {
      const [taken] = vendor.jobs.filter(({ clientKey }) => clientKey === job.clientKey);
      await ledger.resolve(job, taken ? { ref: { id: taken.id } } : { as: "lost" }, lease);
      resolved += 1;
    }
    return parked.length > 0;
  }

  function quiet(): SimProcess {
    return new SimProcess("person", time, { crash: () => false, freeze: () => 0 });
  }
}

const price = { min: clipUsd, max: clipUsd };
