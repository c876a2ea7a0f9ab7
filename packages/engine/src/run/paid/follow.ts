import { failure, ReelgraphError } from "../../errors.ts";
import { awayMs, StorageAway, waitForStorage } from "../../host/storage-away.ts";
import type { PaidJob } from "../../ledger/books.ts";
import type { Video } from "../../ports/values.ts";
import type { Asset } from "../../vendor.ts";
import { charged, failed, stuck, toFailure, unfetched } from "./failures.ts";
import { outcome, type Ended, type Outcome } from "./outcome.ts";
import { backoff, type Order, type Payments } from "./payments.ts";
import { problemOf, short } from "./submit.ts";

const downloads = 6;

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
  let first: Outcome | undefined;
  for (let tries = 0; ; tries++) {
    const ended = await outcome(job, order, pay, until);
    // Who asks again for the sake of its clip learns nothing of how long it took.
    const { took } = (first ??= ended);
    const { state } = ended;
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
    return ledger.conclude(job, lease, { kind: "settled", media, took, ...usdOf(usd) });
  }
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
