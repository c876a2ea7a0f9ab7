import type { PaidJob } from "../../ledger/books.ts";
import type { JobRef } from "../../vendor.ts";
import { backoff, type Order, type Payments } from "./payments.ts";

const tries = 6;
/** The vendor's clock is another one, and ours may have been wrong. A search too far back costs pages, one too short a clip. */
const skewMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Looks for a job whose submission got lost, at a vendor that can be searched. Waits until it must be visible; undefined
 * only when the vendor says that there is none. Throws when the vendor can't be asked: the doubt remains.
 */
export async function findLost(job: PaidJob, order: Order, pay: Payments): Promise<JobRef | undefined> {
  const { vendor, signal, place, emit } = order;
  const { clock } = pay;
  // Another process's POST may be on its way until its time limit. How long ago it was sent, only the wall clock could
  // tell, which may have jumped since: so it is always waited for.
  const longest = vendor.submitTimeoutMs + vendor.visibleAfterMs;
  const wait = pay.answered.has(job.job) ? vendor.visibleAfterMs : longest;
  const reason = `its submission got lost; ${vendor.id} is asked about it when it must be visible there`;
  emit({ type: "unit.waiting", ...place, reason, until: clock.now() + wait });
  await clock.sleep(wait, signal);
  return search(job, order, pay);
}

/**
 * Whether a job of this account that is known to be there can't be found either: then that a job isn't found says nothing,
 * and sending it again could pay twice. Throws as `findLost`.
 */
export async function hidesNames(job: PaidJob, order: Order, pay: Payments): Promise<boolean> {
  const { vendor } = order;
  const before = pay.clock.now() - vendor.visibleAfterMs;
  let known: PaidJob | undefined;
  for (const one of (await pay.ledger.books()).jobs.values()) {
    if (one.account !== vendor.id || !one.ref || one.job === job.job) continue;
    const { submittedAt = Infinity } = one;
    if (submittedAt <= before && submittedAt >= (known?.submittedAt ?? 0)) known = one;
  }
  return known !== undefined && (await search(known, order, pay)) === undefined;
}

async function search(job: PaidJob, order: Order, pay: Payments): Promise<JobRef | undefined> {
  const { vendor, signal } = order;
  const { clock } = pay;
  for (let miss = 0; ; miss++) {
    try {
      return await vendor.find?.(job.clientKey, job.intendedAt - skewMs, signal);
    } catch (thrown) {
      signal.throwIfAborted();
      if (miss >= tries) throw thrown;
      await clock.sleep(backoff(miss, pay.random), signal);
    }
  }
}
