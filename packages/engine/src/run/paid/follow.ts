import { failure, ReelgraphError, type Problem } from "../../errors.ts";
import { awayMs, StorageAway, waitForStorage } from "../../host/storage-away.ts";
import type { PaidJob } from "../../ledger/books.ts";
import type { Video } from "../../ports/values.ts";
import { VendorError, type Asset, type JobState, type VendorProblem } from "../../vendor.ts";
import { backoff, type Order, type Payments } from "./payments.ts";
import { problemOf, short } from "./submit.ts";

const firstPollMs = 1000;
const slowestPollMs = 10_000;
const downloads = 6;
/** Questions without an answer that happen now and then, and are nobody's concern. */
const usualMisses = 2;

type Ended = Exclude<JobState, { status: "queued" | "running" }>;

/**
 * Follows an accepted job to its end and stores its clip. Polls and downloads are free, so they are repeated as often
 * as it takes, also while the storage of media is away; only the vendor's word, or the job's time limit, ends it. Throws on
 * failure; the ledger knows by then.
 *
 * @throws `job-timeout` (the job stays open and can be followed again), `vendor-failed`, `moderated`, `not-media`, …
 */
export async function follow(job: PaidJob, order: Order, pay: Payments): Promise<PaidJob> {
  const { clock, ledger, lease } = pay;
  const until = clock.monotonic() + order.vendor.jobTimeoutMs;
  for (let tries = 0; ; tries++) {
    const state = await outcome(job, order, pay, until);
    if (state.status !== "succeeded") {
      const usd = chargeOf(job, state);
      await ledger.conclude(job, lease, { kind: "failed", problem: short(state.error), ...usdOf(usd) });
      throw failed(state.error, state.billed === "unknown" ? "unknown" : usd);
    }
    const usd = state.usd ?? job.reserved;
    let media: Video;
    try {
      media = await fetchClip(job, order, pay, state.assets);
    } catch (thrown) {
      order.signal.throwIfAborted();
      const isAway = thrown instanceof StorageAway;
      if (isAway && clock.monotonic() + awayMs > until) throw thrown;
      if (clock.monotonic() > until) throw stuck(job, order);
      if (isAway) {
        // The job is done and paid: it is fetched when there is room for it again.
        tries -= 1;
        await waitForStorage(clock, order.signal, (wait) => {
          order.emit({ type: "unit.waiting", ...order.place, ...wait });
        });
        continue;
      }
      // Bytes that aren't a clip won't become one; anything else may be better next time, with a fresh address.
      const enough = isBadMedia(thrown) || isRefusedHere(thrown) ? 2 : downloads;
      if (tries < enough) {
        await clock.sleep(backoff(tries, pay.random), order.signal);
        continue;
      }
      if (!isBadMedia(thrown)) throw unfetched(thrown, job);
      const problem = { kind: "provider", message: (thrown as Error).message, code: (thrown as ReelgraphError).code };
      await ledger.conclude(job, lease, { kind: "failed", problem, ...usdOf(usd) });
      throw charged(thrown as ReelgraphError, usd);
    }
    return ledger.conclude(job, lease, { kind: "settled", media, ...usdOf(usd) });
  }
}

/** Asks until the job is over. */
async function outcome(job: PaidJob, order: Order, pay: Payments, until: number): Promise<Ended> {
  const { clock } = pay;
  const { vendor, signal } = order;
  const ref = job.ref;
  if (!ref) throw new Error(`the job of ${job.place} has no name at the vendor`);
  let wait = firstPollMs / 4;
  let misses = 0;
  let share = 0;
  let word: string | undefined;
  for (;;) {
    await (pay.nudges ? pay.nudges.sleep(vendor.id, ref.id, wait, clock, signal) : clock.sleep(wait, signal));
    if (clock.monotonic() > until) throw stuck(job, order);
    let state: JobState;
    try {
      state = await vendor.poll(ref, signal);
      if (misses > usualMisses) order.emit({ type: "unit.progress", ...order.place, fraction: share });
      misses = 0;
    } catch (thrown) {
      signal.throwIfAborted();
      const problem = problemOf(thrown);
      if (problem.kind === "auth") throw toFailure(thrown, job);
      wait = backoff(++misses, pay.random);
      if (misses > usualMisses) tellMiss(problem, wait, order, pay);
      continue;
    }
    if (isOver(state)) return state;
    if (state.unknown !== word) {
      word = state.unknown;
      if (word === undefined) order.emit({ type: "unit.progress", ...order.place, fraction: share });
      else tellWord(word, order);
    }
    if (state.progress !== undefined) order.progress?.((share = Math.min(1, Math.max(0, state.progress))));
    wait = state.nextPollMs ?? Math.min(slowestPollMs, Math.max(firstPollMs, wait * 1.3));
  }
}

/** Nobody hears of the job. It may be over, so that is said; the next answer ends it. */
function tellMiss({ message }: VendorProblem, ms: number, { emit, place, vendor }: Order, { clock }: Payments): void {
  const reason = `${vendor.id} doesn't tell about its job (${message}); it is asked again`;
  emit({ type: "unit.waiting", ...place, reason, until: Math.round(clock.now() + ms) });
}

/** It counts as running. A person may know better, and has a time limit to wait for else. */
function tellWord(word: string, { emit, place, vendor }: Order): void {
  emit({ type: "unit.waiting", ...place, reason: `${vendor.id} calls its job "${word}", which is not known here` });
}

async function fetchClip(
  job: PaidJob,
  { vendor, signal }: Order,
  { media }: Payments,
  assets: readonly Asset[],
): Promise<Video> {
  const [asset] = assets;
  if (!asset || !job.ref) throw failure("not-media", "The vendor says that the job is done but gave no clip");
  return media.receive(await vendor.download(job.ref, asset, signal), { signal });
}

/**
 * Fetches the clip of a settled job once more; false when the vendor has it no more. While the vendor can't be asked it
 * throws, because buying the clip again would cost.
 */
export async function fetchAgain(job: PaidJob, order: Order, pay: Payments): Promise<boolean> {
  if (!job.ref) return false;
  for (let tries = 0; ; tries++) {
    let listed = false;
    try {
      const state = await order.vendor.poll(job.ref, order.signal);
      if (state.status !== "succeeded") return false;
      listed = true;
      const { sha256 } = await fetchClip(job, order, pay, state.assets);
      return sha256 === job.media?.sha256;
    } catch (thrown) {
      order.signal.throwIfAborted();
      if (tries < downloads) {
        await pay.clock.sleep(backoff(tries, pay.random), order.signal);
        continue;
      }
      // An address of a known job that stays forbidden has expired.
      const { retry, kind } = problemOf(thrown);
      if (retry === "never" || (listed && kind === "auth") || isBadMedia(thrown)) return false;
      throw toFailure(thrown, job);
    }
  }
}

/** What a job that gave nothing cost. Where the vendor doesn't say, what was reserved counts as spent. */
function chargeOf(job: PaidJob, { usd, billed }: Exclude<Ended, { status: "succeeded" }>): number | undefined {
  return usd ?? (billed === false ? 0 : job.reserved);
}

function usdOf(usd: number | undefined): { usd?: number } {
  return usd === undefined ? {} : { usd };
}

function isBadMedia(thrown: unknown): boolean {
  return thrown instanceof ReelgraphError && !retriable.has(thrown.code);
}
/** What only a person here can mend: storage can't take the clip, or the other end isn't trusted. The job stays open. */
const refusedHere = new Set(["storage-failed", "untrusted-certificate"]);
/** Failures of the way here, not of the clip. */
const retriable = new Set(["download-incomplete", "download-failed", "media-timeout", ...refusedHere]);

function isRefusedHere(thrown: unknown): boolean {
  return thrown instanceof ReelgraphError && refusedHere.has(thrown.code);
}

export function stuck(job: PaidJob, { vendor }: Order): ReelgraphError {
  const minutes = Math.round(vendor.jobTimeoutMs / 60_000);
  return failure("job-timeout", `The job ${job.ref?.id} at ${vendor.id} is not over after ${minutes} minutes`, {
    hint: `it was accepted and may be billed. \`reelgraph resume ${job.owner}\` goes on waiting for it; \`reelgraph resolve ${job.owner} "${job.place}" --charged\` gives it up, \`--lost\` sends it again`,
  });
}

/** A failed unit knows what was charged all the same. */
export class ChargedFailure extends ReelgraphError {
  readonly charged: number | "unknown";
  constructor(problem: Problem, charged: number | "unknown") {
    super(problem);
    this.charged = charged;
  }
}

export function failed(problem: VendorProblem, charged: number | "unknown" | undefined): ChargedFailure {
  const code = problem.code === noKey ? noKey : (codes[problem.kind] ?? "vendor-failed");
  const { message } = failureOf(problem, code);
  return new ChargedFailure({ code, at: "", message, ...hintFor(problem, charged) }, charged ?? "unknown");
}

function failureOf({ message, code }: VendorProblem, ours: string): { message: string } {
  return { message: code === undefined || code === ours ? message : `${message} (${code})` };
}

/** The key isn't there at all. */
const noKey = "missing-secret";

const codes: Readonly<Partial<Record<VendorProblem["kind"], string>>> = {
  validation: "request-refused",
  auth: "vendor-auth",
  quota: "vendor-quota",
  moderation_input: "moderated",
  moderation_output: "moderated",
  model_gone: "model-gone",
  rate_limit: "rate-limited",
  capacity: "vendor-busy",
  network: "vendor-unreachable",
};

function hintFor({ kind, code }: VendorProblem, charged: number | "unknown" | undefined): { hint?: string } {
  if (kind === "provider" && charged === "unknown") {
    return {
      hint: 'the vendor doesn\'t say what it charged, so its price counts as spent ("billsFailed" in the configuration says what is true); another try costs again',
    };
  }
  if (code === noKey) return { hint: "set it in the environment, or in .env beside the configuration" };
  const hints: Partial<Record<VendorProblem["kind"], string>> = {
    validation: "the vendor says what it won't take; change the parameters of this node",
    auth: "check the key that the configuration names for this vendor: `reelgraph doctor`",
    quota: "the vendor's own credit or plan is used up",
    moderation_input: "the vendor's filter refused the prompt or a picture; nothing was made",
    moderation_output:
      "the vendor's filter refused the finished clip; the same prompt may pass another time, and cost again",
    model_gone: "choose another model; `reelgraph models` lists them",
    network: "check the network and the vendor's address; nothing was sent",
  };
  const hint = hints[kind];
  return hint === undefined ? {} : { hint };
}

function toFailure(thrown: unknown, job: PaidJob): ReelgraphError {
  return thrown instanceof VendorError ? failed(thrown.problem, "unknown") : unfetched(thrown, job);
}

/** The job is done, and its clip doesn't come. What its vendor says of the address says nothing about a submission. */
function unfetched(thrown: unknown, job: PaidJob): ReelgraphError {
  if (thrown instanceof ReelgraphError) return thrown;
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  const { owner, place } = job;
  const hint = `the job is done and may be billed. \`reelgraph resume ${owner}\` asks for its clip again; where the vendor has it no more, \`reelgraph resolve ${owner} "${place}" --charged\` gives it up, and a new run buys another`;
  const message = `The clip of job ${job.ref?.id} can't be fetched: ${why}`;
  return new ChargedFailure({ code: "download-failed", at: "", message, hint }, "unknown");
}

function charged(cause: ReelgraphError, usd: number | undefined): ChargedFailure {
  const problem = cause.problems[0] ?? { code: "not-media", at: "", message: cause.message };
  return new ChargedFailure(problem, usd ?? "unknown");
}

function isOver(state: JobState): state is Ended {
  return state.status !== "queued" && state.status !== "running";
}
