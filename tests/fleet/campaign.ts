import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { startPostgres, type PostgresServer } from "@reelgraph/fleet/testing";
import { startMockVendor, type MockVendor, type VendorClass } from "@reelgraph/mock-vendor";
import { startS3, type S3Server } from "../../packages/engine/src/testing/s3-server.ts";
import { bundlePrograms } from "../crash/bundle.ts";
import { chargesOf } from "../crash/cycle.ts";
import type { Orders } from "../crash/child/hook.ts";
import { clips, makeProject, price } from "../crash/project.ts";
import type { Errand } from "./child/member.ts";
import { startFaultProxy } from "./fault-proxy.ts";
import { startMember, type Member } from "./member.ts";

/** Sleeps and the monotonic clocks of members go so many times as fast: a lease lapses in three seconds. */
const haste = 5;

/** A fleet under fire: a real database, a vendor with books of its own, and a place for projects. */
export interface Front {
  readonly server: PostgresServer;
  readonly vendor: MockVendor;
  readonly kind: VendorClass;
  readonly parent: string;
  readonly bundle: string;
  readonly url: string;
  /** Where media are, where it is no folder that all members share. */
  readonly bucket?: S3Server | undefined;
  /** By which address members reach the database; default: its own. */
  readonly memberUrl?: string;
  close(): Promise<void>;
}

export async function openFront(kind: VendorClass, server?: PostgresServer, bucket?: S3Server): Promise<Front> {
  const own = server ?? (await startPostgres());
  // Within the packages, so that what is not bundled is found.
  const cache = new URL("../../packages/fleet/node_modules/.cache", import.meta.url).pathname;
  mkdirSync(cache, { recursive: true });
  const parent = mkdtempSync(join(cache, `crash-${kind}-`));
  const bundle = join(parent, "bundle");
  const member = new URL("child/member.ts", import.meta.url).pathname;
  await bundlePrograms(bundle, { member }, [/^pg(\/|$)/, /^@dbos-inc\//]);
  const vendor = await startMockVendor({ class: kind, jobMs: 300, fps: 8, visibleAfterMs: 50 });
  return {
    server: own,
    bucket,
    vendor,
    kind,
    parent,
    bundle,
    url: own.database(`crash_${kind.toLowerCase()}_${Date.now().toString(36)}`),
    async close() {
      await vendor.close();
      if (!server) await own.stop();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

export function enter(front: Front, slots: number, orders: Orders = {}, format?: number): Member {
  const url = front.memberUrl ?? front.url;
  const media = front.bucket
    ? { home: mkdtempSync(join(front.parent, "home-")) }
    : { artifacts: join(front.parent, "artifacts") };
  const membership = { url, slots, ...media, ...(format ? { format } : {}) };
  return startMember(front.bundle, membership, { haste, database: Number(new URL(url).port), ...orders });
}

/** Puts a way to the database between it and the members that is cut and blocked now and then. */
export async function disturbed(front: Front): Promise<Front & { disturb(random: () => number): Promise<void> }> {
  const proxy = await startFaultProxy(front.server.port);
  const way = new URL(front.url);
  way.port = String(proxy.port);
  return {
    ...front,
    memberUrl: way.href,
    async disturb(random) {
      const dice = random();
      if (dice < 0.1) proxy.cut();
      else if (dice < 0.2) proxy.stall(500 + random() * 2500);
    },
    async close() {
      await proxy.close();
      await front.close();
    },
  };
}

/** Storage that refuses, breaks off and gives no answer now and then. Slow enough for some to be killed while they store. */
export async function startStutteringS3(random: () => number): Promise<S3Server> {
  const bucket = await startS3();
  const stutters = ["reset before", "reset after", "break off", { status: 503, code: "SlowDown" }] as const;
  bucket.fault = async ({ method, key, headers }) => {
    // Whoever looks afterwards signs nothing.
    if (headers.authorization === undefined) return undefined;
    if (method === "PUT" && key.endsWith(".mp4")) await setTimeout(200);
    return random() < 0.1 ? stutters[Math.floor(random() * stutters.length)] : undefined;
  };
  return bucket;
}

/** Mulberry32. */
export function seeded(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Campaign {
  readonly workers: number;
  /** Processes to be killed before the last runs may end in peace. */
  readonly kills: number;
  readonly random: () => number;
  /** Called all the time while there is fire. */
  meanwhile?(random: () => number): Promise<void>;
}

/** What came of it. */
export interface Losses {
  readonly runs: number;
  readonly kills: number;
  readonly frozen: number;
  /** Charges for what had been charged before. */
  readonly twice: number;
  readonly parked: number;
  readonly wrong: readonly string[];
}

interface Run extends Errand {
  readonly name: string;
  work: string;
  /** How often it was let go on. */
  round: number;
  parked: number;
  end?: { state: string; spent: number; clips: readonly string[] };
}

/** Keeps a fleet busy while its workers are killed and frozen, until all runs have ended, and compares with the vendor's own books. */
export async function campaign(front: Front, { workers, kills, random, meanwhile }: Campaign): Promise<Losses> {
  const keeper = enter(front, 0);
  await keeper.ready;
  const runs: Run[] = [];
  const wrong: string[] = [];
  const members = new Set<Member>();
  let [killed, frozen] = [0, 0];
  const peaceful = () => killed >= kills;

  const enlist = () => {
    // Some strike themselves down at one of their statements, or around the submission.
    const dice = random();
    const side = random() < 0.5 ? "before" : "after";
    const at =
      dice < 0.35
        ? 20 + Math.floor(random() * 400)
        : dice < 0.6
          ? ["connect", "post", "answer"][Math.floor(random() * 3)]
          : undefined;
    const orders: Orders = peaceful() || at === undefined ? {} : { at, side, deed: "SIGKILL" };
    const member = enter(front, 3, orders);
    members.add(member);
    void succeed(member);
  };
  const succeed = async (member: Member) => {
    const code = await member.gone;
    members.delete(member);
    if (over) return;
    // 75: it was taken for dead. A start may fail while the way to the database is blocked.
    if (member.works() && code !== null && code !== 75) wrong.push(`a worker ended by itself with code ${code}`);
    killed += 1;
    enlist();
  };
  let over = false;
  for (let count = 0; count < workers; count++) enlist();

  const order = async () => {
    const name = `${front.kind.toLowerCase()}${runs.length}`;
    const file = join(makeProject({ ...front, parks: front.kind === "C", perSecond: 10 }, name), "pipeline.json");
    const run: Run = { id: `run-${name}`, name, file, work: "", round: 0, parked: 0 };
    runs.push(run);
    run.work = String(await keeper.ask({ add: { id: run.id, file }, tenant: `tenant ${runs.length % 2}`, round: 0 }));
  };
  /** Does what a person would, where a run has left off. */
  const attend = async (run: Run) => {
    const state = (await keeper.ask({ state: run.work })) as { is: string; problems?: { code: string }[] };
    if (state?.is !== "over") return;
    const seen = (await keeper.ask({ look: run })) as Run["end"] & {
      parked: { place: string; clientKey: string }[];
      error?: string;
    };
    if (seen.state === "succeeded") return void (run.end = seen);
    for (const { place, clientKey } of seen.parked ?? []) {
      run.parked += 1;
      const charge = front.vendor.ledger().find(({ key }) => key === clientKey);
      const found = charge ? { job: charge.jobId } : { as: "lost" as const };
      await keeper.ask({ resolve: run, place, found });
    }
    if (seen.parked?.length === 0) wrong.push(`${run.name} is ${seen.state}: ${JSON.stringify(state.problems)}`);
    run.round += 1;
    const { id, file, round } = run;
    run.work = String(await keeper.ask({ add: { id, file }, tenant: "again", round }));
  };

  const fire = async () => {
    while (!peaceful()) {
      await setTimeout(400 + random() * 1600);
      await meanwhile?.(random);
      // One that has not begun has nothing to lose.
      const working = [...members].filter((member) => member.works());
      const target = working[Math.floor(random() * working.length)];
      if (!target) continue;
      if (random() < 0.8) target.kill("SIGKILL");
      else {
        // Longer than its leases last: it wakes up as one that has lost all.
        target.kill("SIGSTOP");
        frozen += 1;
        void setTimeout(6000).then(() => target.kill("SIGCONT"));
      }
    }
  };
  const firing = fire();
  const until = Date.now() + 240_000 + kills * 15_000;
  const open = () => runs.filter(({ end }) => !end);
  const enough = () => peaceful() && runs.length >= workers * 2;
  while (!enough() || open().length > 0) {
    if (Date.now() > until) {
      wrong.push(
        `${open().length} runs have not ended: ${open()
          .map(({ name }) => name)
          .join(", ")}`,
      );
      break;
    }
    while (!enough() && open().length < workers * 2) await order();
    for (const run of open()) await attend(run);
    await setTimeout(100);
  }
  await firing.catch(() => undefined);
  over = true;
  for (const member of [...members, keeper]) member.kill("SIGKILL");
  await Promise.all([...members, keeper].map(({ gone }) => gone));
  for (const run of runs) wrong.push(...(await wrongWith(front, run)));
  const twice = runs.reduce((sum, { name }) => sum + surplus(chargesOf(front.vendor, name)), 0);
  return {
    runs: runs.length,
    kills: killed,
    frozen,
    twice,
    parked: runs.reduce((sum, run) => sum + run.parked, 0),
    wrong,
  };
}

function surplus(charges: readonly string[]): number {
  return charges.length - new Set(charges).size;
}

async function bytesOf({ bucket, parent }: Front, sha256: string): Promise<Uint8Array> {
  const name = `artifacts/${sha256.slice(0, 2)}/${sha256}.mp4`;
  if (!bucket) return existsSync(join(parent, name)) ? readFileSync(join(parent, name)) : Buffer.alloc(0);
  return new Uint8Array(await (await fetch(`${bucket.endpoint}/${bucket.bucket}/${name}`)).arrayBuffer());
}

async function wrongWith(front: Front, { name, end }: Run): Promise<string[]> {
  if (!end) return [`${name} has not ended`];
  const charges = chargesOf(front.vendor, name);
  const whole = async (sha256: string) =>
    createHash("sha256")
      .update(await bytesOf(front, sha256))
      .digest("hex") === sha256;
  const found = await Promise.all(end.clips.map(whole));
  return [
    ...(charges.length === clips && new Set(charges).size === clips
      ? []
      : [`${name}: charged for ${charges.join(", ")}`]),
    ...(Math.abs(end.spent - clips * price.usd) < 1e-9 ? [] : [`${name}: ${end.spent} USD in the fleet's books`]),
    ...(new Set(end.clips).size === clips && found.every(Boolean) ? [] : [`${name}: a clip is missing or damaged`]),
  ];
}
