// 200 jobs at a vendor with limits: how long they take and how often the vendor refuses, with lanes and with the usual
// clients. In virtual time; the others under @sinonjs/fake-timers. For the others:
// npm install --prefix bench/peers --ignore-scripts && node bench/scheduling.ts
import { createLane, type LaneLimits } from "../packages/engine/src/run/lanes/lane.ts";
import { createVirtualTime } from "../packages/engine/src/testing/virtual-time.ts";
import { informed } from "./scheduling/informed.ts";
import { createVendor, scenarios, tenantMoments, type Scenario } from "./scheduling/vendor.ts";
import { bound, type Job, longestFirst, schedule, seeded, workload } from "./scheduling/workload.ts";

interface Result {
  /** Seconds until the last job is done; undefined: not finished in four times the bound. */
  readonly seconds: number | undefined;
  readonly refused: number;
  readonly lost: number;
}
/** Another client: gets the vendor's scenario, the jobs, the other tenant, numbers, and the seconds after which it is stopped. */
export type Client = (
  scenario: Scenario,
  jobs: readonly Job[],
  tenant: readonly number[],
  random: () => number,
  most: number,
) => Promise<Result>;

const seeds = Array.from({ length: Number(process.argv[2] ?? 15) }, (_, place) => place + 1);
const others = await peers();

const clients: Record<string, { run: Client; seeds: number; onlyTenant?: true }> = {
  "lane, limits known": { run: lane(known, false), seeds: Infinity },
  "lane, known, durations predicted": { run: lane(known, true), seeds: Infinity },
  "lane, limits unknown": { run: lane(() => ({}), false), seeds: Infinity },
  "lane, unknown, durations predicted": { run: lane(() => ({}), true), seeds: Infinity },
  "told all but the other's moments": { run: informed, seeds: Infinity, onlyTenant: true },
};
for (const [name, run] of Object.entries(others)) clients[name] = { run, seeds: 3 };

for (const retryAfter of [false, true]) {
  console.log(
    `\nThe vendor ${retryAfter ? "says when to come back" : "says nothing but 429"}. median / nine of ten / worst of the seeds`,
  );
  for (const scenario of scenarios) {
    console.log(
      `\n${describe(scenario)}\n${"".padEnd(36)}× best FIFO            × longest              × bound                refused                lost                   not finished`,
    );
    for (const [name, client] of Object.entries(clients)) {
      if (client.onlyTenant && (retryAfter || !scenario.tenant)) continue;
      const own = seeds.slice(0, client.seeds);
      console.log(name.padEnd(36) + (await row(client.run, { ...scenario, retryAfter }, own)));
    }
  }
}

async function row(run: Client, scenario: Scenario, own: readonly number[]): Promise<string> {
  const cells: { fifo: number; longest: number; bound: number; refused: number; lost: number }[] = [];
  let unfinished = 0;
  for (const seed of own) {
    const jobs = workload(seed);
    const tenant = tenantMoments(scenario, seeded(seed * 31 + 7));
    const best = bound(jobs, scenario, tenant);
    const { seconds, refused, lost } = await run(scenario, jobs, tenant, seeded(seed * 7919 + 1), 4 * best);
    if (seconds === undefined) unfinished += 1;
    const over = (other: number) => (seconds === undefined || lost > 0 ? NaN : seconds / other);
    const fifo = over(schedule(jobs, scenario, tenant));
    cells.push({
      fifo,
      longest: over(schedule(longestFirst(jobs), scenario, tenant)),
      bound: over(best),
      refused,
      lost,
    });
  }
  const show = (key: "fifo" | "longest" | "bound" | "refused" | "lost", digits: number) => {
    const all = cells.map((cell) => cell[key]).toSorted((a, b) => a - b);
    if (all.some(Number.isNaN)) return "–";
    const at = (share: number) => (all[Math.min(all.length - 1, Math.floor(share * all.length))] ?? 0).toFixed(digits);
    return `${at(0.5)} / ${at(0.9)} / ${at(1)}`;
  };
  const columns = [show("fifo", 3), show("longest", 3), show("bound", 2), show("refused", 0), show("lost", 0)];
  return columns.map((text) => text.padEnd(23)).join("") + (unfinished > 0 ? `${unfinished} of ${own.length}` : "");
}

/** Clients that hand each job to a lane, and again when the vendor refuses it. */
function lane(limits: (scenario: Scenario) => LaneLimits, predicted: boolean): Client {
  return async (scenario, jobs, tenant, random, most) => {
    const time = createVirtualTime();
    const vendor = createVendor(scenario, time, tenant, random);
    const places = createLane(limits(scenario), time, random);
    const { signal } = new AbortController();
    const make = async ({ seconds, predicted: guess }: Job, order: number): Promise<void> => {
      const want = { signal, run: "bench", rank: 0, order, ...(predicted ? { seconds: guess } : {}), waiting() {} };
      const pass = await places.enter(want);
      const answer = await vendor.submit(seconds);
      if (!answer.accepted) {
        pass.refused(answer.retryAfterMs === undefined ? {} : { retryAfterMs: answer.retryAfterMs });
        return make({ seconds, predicted: guess }, order);
      }
      pass.accepted();
      await answer.done;
      pass.leave();
    };
    for (const [order, job] of jobs.entries()) void make(job, order);
    await time.run(most * 1000);
    const { done, refused, last } = vendor.stats;
    return { seconds: done === jobs.length ? last / 1000 : undefined, refused, lost: 0 };
  };
}

function known({ concurrency, perMinute }: Scenario): LaneLimits {
  return { concurrency, requests: [{ max: perMinute, perSeconds: 60 }] };
}

function describe({ name, perMinute, concurrency, refusedCount, tenant }: Scenario): string {
  const more = `${refusedCount ? ", refused requests count" : ""}${tenant ? `, ${tenant * 100} % taken by another client` : ""}`;
  return `${name}: ${perMinute} requests a minute, ${concurrency} at a time${more}`;
}

async function peers(): Promise<Record<string, Client>> {
  try {
    return (await import("./peers/schedulers.mjs")).clients;
  } catch (error) {
    console.log(`without the other clients: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
    return {};
  }
}
