// One process of bench/fleet.ts: which part, the database, the folder, which process it is, and whether it is to be quick.
import { createRequire } from "node:module";
import { join } from "node:path";
import { ExecutionSession, openMachine } from "@reelgraph/engine/node";
import { Database, fleetStorage, startWorker, TaskClient } from "@reelgraph/fleet";

const [name, url = "", folder = "", index = "0", pace] = process.argv.slice(2);
const quick = pace === "quick";
const database = await Database.open(url, 6);
const storage = fleetStorage(database, join(folder, "artifacts"));
const { signal } = new AbortController();
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const say = (what: unknown) => console.log(`=${JSON.stringify(what)}`);
const lost = () => process.exit(75);
/** The engine under the fleet, as the fleet has it. */
const { DBOS } = createRequire(new URL("../../packages/fleet/package.json", import.meta.url))("@dbos-inc/dbos-sdk") as {
  DBOS: { runStep<T>(work: () => Promise<T>, options: { name: string }): Promise<T> };
};
const parts: Readonly<Record<string, () => Promise<void>>> = { tasks, units, crew, lane, money };
await parts[name ?? ""]?.();
process.exit(0);

/** The same queue and worker, with nothing to do and with a run to be done. */
async function tasks(): Promise<void> {
  const began = new Map<string, number>();
  const took: number[] = [];
  await startWorker({
    database,
    slots: 40,
    lost,
    async perform(body) {
      const { id, runs } = body as { id: string; runs: boolean };
      if (runs) {
        const file = join(folder, "pipeline.json");
        const session = await ExecutionSession.open({ file, env: {}, storage: storage.open });
        await session.run({ id, signal });
        await session.close();
      }
      took.push(performance.now() - (began.get(id) ?? 0));
      return [];
    },
  });
  const client = await TaskClient.open(database);
  for (const runs of [false, true, false, true]) {
    const count = quick ? 60 : 200;
    took.length = 0;
    const before = await load();
    const cpu = process.cpuUsage();
    const start = performance.now();
    await Promise.all(
      Array.from({ length: count }, async (_, number) => {
        const id = `run-${runs}-${start}-${number}`;
        began.set(id, performance.now());
        await client.add({ id, tenant: `t${number % 4}`, priority: "normal", body: { id, runs } });
      }),
    );
    while (took.length < count) await wait(10);
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    took.sort((a, b) => a - b);
    // What a transaction does is counted within a second.
    await wait(1500);
    const after = await load();
    say({
      what: runs ? "runs of one unit" : "tasks with nothing to do (bare DBOS)",
      tasksPerSecond: Math.round(count / seconds),
      medianMs: Math.round(took[count / 2] ?? 0),
      cpuMsEach: Number(((user + system) / 1000 / count).toFixed(1)),
      transactionsEach: Number(((after.transactions - before.transactions) / count).toFixed(1)),
      kilobytesEach: Number(((after.bytes - before.bytes) / 1024 / count).toFixed(1)),
    });
  }
}

/** How long one task takes that has nobody beside it, bare and as a run; and what each further step or unit of it adds. */
async function units(): Promise<void> {
  const more = 20;
  const rounds = quick ? 5 : 15;
  let over = () => {};
  await startWorker({
    database,
    slots: 4,
    lost,
    async perform(body) {
      const { id, what, count } = body as { id: string; what: string; count: number };
      if (what === "steps") {
        for (let step = 0; step < count; step++) await DBOS.runStep(async () => "hello", { name: `step ${step}` });
      } else {
        const session = await ExecutionSession.open({
          file: join(folder, `chain-${count}.json`),
          env: {},
          storage: storage.open,
        });
        await session.run({ id, signal });
        await session.close();
      }
      over();
      return [];
    },
  });
  const client = await TaskClient.open(database);
  const took = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const what of ["steps", "units"]) {
      for (const count of [1, 1 + more]) {
        const id = `run-${what}-${count}-${round}`;
        const done = new Promise<void>((resolve) => (over = resolve));
        await client.add({ id, tenant: "t", priority: "normal", body: { id, what, count } });
        // How long it waits to be found is the same for all.
        const start = performance.now();
        await done;
        took.getOrInsertComputed(`${what} ${count}`, () => []).push(performance.now() - start);
      }
    }
  }
  const median = (what: string, count: number) =>
    took.get(`${what} ${count}`)?.toSorted((a, b) => a - b)[(rounds - 1) / 2] ?? 0;
  for (const [what, name] of [
    ["steps", "steps of a task (bare DBOS)"],
    ["units", "units of a run"],
  ] as const) {
    const [one, many] = [median(what, 1), median(what, 1 + more)];
    say({ what: name, oneMs: Math.round(one), eachFurtherMs: Number(((many - one) / more).toFixed(1)) });
  }
}

async function load(): Promise<{ readonly transactions: number; readonly bytes: number }> {
  const [row] = await database.query(
    "SELECT xact_commit + xact_rollback AS n, pg_database_size(datname) AS bytes FROM pg_stat_database WHERE datname = current_database()",
  );
  return { transactions: Number(row?.["n"]), bytes: Number(row?.["bytes"]) };
}

/** Workers whose tasks wait as for a vendor. The first also gives them all out, and says how long they took together. */
async function crew(): Promise<void> {
  const count = quick ? 64 : 160;
  await database.query("CREATE TABLE IF NOT EXISTS finished (n int)").catch(() => undefined);
  const worker = await startWorker({
    database,
    slots: 8,
    lost,
    async perform() {
      await wait(1000);
      await database.query("INSERT INTO finished VALUES (1)");
      return [];
    },
  });
  const done = async () => Number((await database.query("SELECT count(*) AS n FROM finished"))[0]?.["n"]);
  // All are there before the first begins.
  await wait(4000);
  const start = performance.now();
  if (index === "0") {
    const client = await TaskClient.open(database);
    const add = (number: number) =>
      client.add({ id: `t${number}`, tenant: `t${number % 8}`, priority: "normal", body: {} });
    await Promise.all(Array.from({ length: count }, (_, number) => add(number)));
  }
  while ((await done()) < count) await wait(50);
  if (index === "0") say({ tasks: count, seconds: (performance.now() - start) / 1000 });
  // Who has given them out ends last, so that nobody is taken for dead meanwhile.
  if (index !== "0") await worker.stop();
}

/** Decisions about money, one after another through the one chain, each process with its own leases. */
async function money(): Promise<void> {
  const { ledger, leases } = storage.of(undefined).journal;
  const lease = await leases.take(`run:${process.pid}`);
  if (!lease) throw new Error("taken");
  await wait(1500);
  const until = performance.now() + (quick ? 3000 : 8000);
  let decisions = 0;
  const buy = async (number: number) => {
    for (let turn = 0; performance.now() < until; turn++) {
      const key = `${process.pid}-${number}-${turn}`;
      const purchase = { key, run: lease.name, place: "a", account: "a", model: "a/m", reserved: 0.001 };
      await ledger.intend(purchase, { unknownPrice: "deny" }, lease, () => key);
      decisions += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, number) => buy(number)));
  say(decisions / 8);
}

/** Sends as fast as the fleet's lane lets it, and says when. */
async function lane(): Promise<void> {
  const limits = { requests: [{ max: 60, perSeconds: 5 }] };
  const own = openMachine(1).vendorLane("model", limits);
  const shared = storage.open(folder).shareLane?.("model", limits, own) ?? own;
  await storage.of(undefined).journal.leases.take(`run:${process.pid}`);
  const sent: number[] = [];
  const until = Date.now() + (quick ? 20_000 : 40_000);
  const send = async () => {
    while (Date.now() < until) {
      const pass = await shared.enter({ signal, run: "r", rank: 1, waiting() {} });
      sent.push(performance.timeOrigin + performance.now());
      await wait(20);
      pass.accepted();
      pass.leave();
    }
  };
  await Promise.all(Array.from({ length: 20 }, send));
  say(sent);
}
