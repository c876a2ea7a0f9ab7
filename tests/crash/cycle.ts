import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { MockVendor, VendorClass } from "@reelgraph/mock-vendor";
import type { S3Server } from "../../packages/engine/src/testing/s3-server.ts";
import type { Answer } from "./child/buyer.ts";
import type { Buyer } from "./child.ts";
import { type Death, runUntilKilled } from "./death.ts";
import { readJournal, type Written } from "./dead-journal.ts";
import { clips, makeProject, price } from "./project.ts";

/** What cycles of one kind have in common. */
export interface Bench {
  /** Folder for projects. */
  readonly parent: string;
  /** Folder of the buyer's bundle. */
  readonly bundle: string;
  readonly kind: VendorClass;
  readonly vendor: MockVendor;
  /** Whether a unit in doubt waits for a person; else that never happens. */
  readonly parks: boolean;
  /** How many submissions the vendor takes in a second, as the configuration says. */
  readonly perSecond?: number;
  /** Where media are; default: in the folder of the project. */
  readonly bucket?: S3Server | undefined;
}

/** What became of one cycle. */
export interface Outcome {
  /** The point at which the last process was killed; undefined: it got to its end before. */
  readonly struck: string | undefined;
  /** Charges for what had been charged before. */
  readonly twice: number;
  /** Finished clips that were lost or fetched again. */
  readonly lost: number;
  readonly parked: number;
  /** Everything that is wrong. */
  readonly wrong: readonly string[];
}

/** So often a run may be resumed until it has succeeded. */
const patience = 5;

/**
 * Runs until killed, as often as there are deaths, goes on in another process (`keeper`) until the run has succeeded, and
 * compares with the vendor's own books.
 */
export async function cycle(bench: Bench, keeper: Buyer, name: string, deaths: readonly Death[]): Promise<Outcome> {
  const { vendor, parks } = bench;
  const folder = makeProject(bench, name);
  const wrong: string[] = [];
  const expect = (holds: boolean, sentence: string) => holds || wrong.push(`${name}: ${sentence}`);

  let struck: string | undefined;
  for (const death of deaths) struck = await runUntilKilled(bench.bundle, folder, death);
  const { jobs } = readJournal(folder);
  const doubtful = jobs.filter(({ last }) => last === "intent" || last === "again" || last === "unknown");
  const settled = jobs.filter(({ last }) => last === "settled");
  const fetches = settled.map((job) => downloads(vendor, job));
  const known = jobs.filter(({ id }) => id !== undefined).length;
  expect(chargesOf(vendor, name).length <= known + doubtful.length, "something was charged without an intent");

  const { end, parked } = await resume(vendor, keeper, folder);
  expect(end?.state === "succeeded", `the run is ${end?.state} (${end?.error})`);
  expect(parked === (parks ? doubtful.length : 0), `${doubtful.length} were in doubt, ${parked} are parked`);
  const charges = chargesOf(vendor, name);
  expect(charges.length === clips, `${charges.length} charges`);
  expect(new Set(charges).size === clips, `charged for ${charges.join(", ")}`);
  expect(Math.abs((end?.spent ?? 0) - clips * price.usd) < 1e-9, `${end?.spent} USD in the engine's books`);
  expect(new Set(end?.clips).size === clips, `${end?.clips.length} clips came out`);
  expect(end?.clips.every((sha256) => isWhole(folder, sha256)) ?? false, "a clip is missing or damaged");
  const lost = settled.filter(
    (job, index) => !end?.clips.includes(job.sha256 ?? "") || downloads(vendor, job) !== fetches[index],
  ).length;
  expect(lost === 0, `${lost} finished clips were lost or fetched again`);
  const again = await keeper.ask({ go: folder });
  expect(again?.state === "succeeded" && `${again.clips}` === `${end?.clips}`, `a finished run gave ${again?.state}`);
  expect(chargesOf(vendor, name).length === charges.length, "resuming a finished run was charged");
  if (wrong.length === 0) rmSync(folder, { recursive: true });
  const twice = chargesOf(vendor, name).length - new Set(charges).size;
  return { struck, twice, lost, parked, wrong: wrong.map((line) => `${line} [${struck}]`) };
}

/** Does what a person would: resumes, and where the vendor's own list is needed looks there. */
export async function resume(vendor: MockVendor, keeper: Buyer, go: string) {
  let end: Answer | undefined;
  let parked = 0;
  for (let tries = 0; tries < patience; tries += 1) {
    end = await keeper.ask({ go });
    if (end?.state === "succeeded") break;
    const open = (await keeper.ask({ look: go }))?.parked ?? [];
    parked += open.length;
    for (const { place, clientKey } of open) {
      const charge = vendor.ledger().find(({ key }) => key === clientKey);
      const found = charge ? { job: charge.jobId } : { as: "lost" as const };
      await keeper.ask({ resolve: go, run: end?.run ?? "", place, found });
    }
  }
  return { end, parked };
}

/** The prompts of a project that were charged for. */
export function chargesOf(vendor: MockVendor, name: string): string[] {
  const prompts = new Map(vendor.jobs().map(({ id, prompt }) => [id, prompt]));
  return vendor.ledger().flatMap(({ jobId }) => prompts.get(jobId)?.match(`^${name} .*`)?.[0] ?? []);
}

function downloads(vendor: MockVendor, { id }: Written): number {
  return vendor.requests().filter(({ path }) => path === `/v1/videos/${id}/content`).length;
}

function isWhole(folder: string, sha256: string): boolean {
  const file = join(folder, ".reelgraph", "artifacts", sha256.slice(0, 2), `${sha256}.mp4`);
  return existsSync(file) && createHash("sha256").update(readFileSync(file)).digest("hex") === sha256;
}
