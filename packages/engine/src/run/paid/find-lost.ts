import type { PaidJob } from "../../ledger/books.ts";
import type { JobRef } from "../../vendor.ts";
import { backoff, type Order, type Payments } from "./payments.ts";

const tries = 6;

/**
 * Looks for a job whose submission got lost, at a vendor that can be searched. Waits until it must be visible; undefined
 * only when the vendor says that there is none. Throws when the vendor can't be asked: the doubt remains.
 */
export async function findLost(job: PaidJob, { vendor, signal }: Order, pay: Payments): Promise<JobRef | undefined> {
  const { clock } = pay;
  // A POST may have been on its way until its time limit. The wall clock may have jumped, so it is not trusted alone.
  const longest = vendor.submitTimeoutMs + vendor.visibleAfterMs;
  const wait = pay.answered.has(job.job) ? 0 : Math.min(longest, job.sentAt + longest - clock.now());
  await clock.sleep(Math.max(vendor.visibleAfterMs, wait), signal);
  for (let miss = 0; ; miss++) {
    try {
      return await vendor.find?.(job.clientKey, job.intendedAt - longest, signal);
    } catch (thrown) {
      signal.throwIfAborted();
      if (miss >= tries) throw thrown;
      await clock.sleep(backoff(miss, pay.random), signal);
    }
  }
}
