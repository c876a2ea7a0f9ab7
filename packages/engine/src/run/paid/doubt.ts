import type { PaidJob } from "../../ledger/books.ts";
import type { VendorProblem } from "../../vendor.ts";
import { findLost, hidesNames } from "./find-lost.ts";
import { Parked, type Order, type Payments } from "./payments.ts";
import { enterLane } from "./place-in-lane.ts";
import { sendKept, type Sent } from "./submit.ts";

/** Nobody knows whether the last submission arrived: asks the vendor, as far as it can be asked, or sends the same again. */
export async function settleDoubt(
  job: PaidJob,
  order: Order,
  pay: Payments,
  /** `lost`: how the POST ended, where it was this process's. */
  { turn, lost }: { readonly turn: number; readonly lost: VendorProblem | undefined },
): Promise<Sent | undefined> {
  const { ledger, lease } = pay;
  switch (order.vendor.submitClass) {
    case "searchable": {
      const ref = await findLost(job, order, pay);
      if (!ref && (await hidesNames(job, order, pay))) {
        const message = `${order.vendor.id} doesn't show the names that were sent with jobs, so it can't be searched by them`;
        throw await park(job, pay, { kind: "submit_unknown", retry: "ask", message });
      }
      if (!ref) break;
      await ledger.submitted(job, ref, lease);
      return undefined;
    }
    case "idempotent":
      if (pay.clock.now() - job.intendedAt < order.vendor.keyKeptMs * 0.9) break;
      throw await park(job, pay, lost);
    case "unknown":
      throw await park(job, pay, lost);
  }
  // Certainly absent, or certain to be recognised: it may be sent again under the same name.
  const pass = await enterLane(order, pay, turn);
  let again: PaidJob;
  try {
    again = await ledger.again(job, lease);
  } catch (thrown) {
    pass.unsent();
    throw thrown;
  }
  return sendKept(again, order, pass, pay);
}

async function park(job: PaidJob, { ledger, lease }: Payments, lost: VendorProblem | undefined): Promise<Parked> {
  const message = lost?.message ?? "the answer to the submission got lost";
  return parked(await ledger.conclude(job, lease, { kind: "unknown", problem: { kind: "submit_unknown", message } }));
}

export function parked(job: PaidJob): Parked {
  const why = job.problem?.message ?? "its answer got lost";
  const message = `Nobody can tell whether ${job.account} took the job of ${job.place}: ${why}`;
  const resolve = `\`reelgraph resolve ${job.owner} "${job.place}"`;
  // Most vendors of this kind don't show our name for it; all of them know when it came.
  const sent = new Date(job.sentAt).toISOString().slice(0, 19).replace("T", " ");
  const hint = `look in the vendor's own list for a job of ${sent} UTC (${job.clientKey}), then ${resolve} --job ID\` to follow the job that is there, \`--lost\` to send it again, or \`--charged\` where only the money is gone`;
  return new Parked({ code: "outcome-unknown", at: "", message, hint }, job);
}
