import { failure } from "../../errors.ts";
import type { PaidJob } from "../../ledger/books.ts";
import { readRateHints } from "../lanes/rate-hints.ts";
import type { Pass } from "../lanes/lane.ts";
import { VendorError, type JobRef, type VendorProblem } from "../../vendor.ts";
import type { Order, Payments } from "./payments.ts";

/** How a POST ended. `lost`: nobody knows whether the vendor took it. The place in the lane is held while it is accepted. */
export type Sent =
  | { readonly is: "accepted"; readonly job: PaidJob; readonly pass: Pass }
  | { readonly is: "refused"; readonly problem: VendorProblem }
  | { readonly is: "lost"; readonly problem: VendorProblem };

/** Why nobody waits for the time limit any more. */
const answered = new Error("the answer is there");

/**
 * The one place from which paid work is sent: exactly one POST, only under a valid lease, and its answer is durable
 * before anybody acts on it. The caller has made the intent durable before.
 */
async function send(job: PaidJob, order: Order, pass: Pass, pay: Payments): Promise<Sent> {
  const { clock, ledger, lease } = pay;
  const allowed = Math.min(order.vendor.submitTimeoutMs, lease.validMs() - leaseMarginMs);
  if (allowed <= 0) {
    pass.unsent();
    throw failure("lease-lost", "Another process has taken this run over", {
      hint: "look at it with `reelgraph runs`",
    });
  }
  const until = clock.monotonic() + allowed;
  const mayGo = () => clock.monotonic() < until && lease.validMs() > leaseMarginMs;
  const late = new AbortController();
  const over = new AbortController();
  void clock.sleep(allowed, over.signal).then(
    () => late.abort(new Error(`no answer within ${Math.round(allowed / 1000)} s`)),
    () => undefined,
  );
  let accepted: JobRef & { headers?: { get(name: string): string | null } };
  try {
    // Not ended by Ctrl-C: a POST that is cut off leaves nobody knowing whether it was taken.
    accepted = await order.vendor.submit(order.request, { clientKey: job.clientKey, signal: late.signal, mayGo });
  } catch (thrown) {
    const problem = problemOf(thrown);
    const hints = thrown instanceof VendorError && thrown.headers ? readRateHints(thrown.headers, clock.now()) : {};
    if (problem.retry === "ask") {
      pass.failed();
      return { is: "lost", problem };
    }
    if (problem.kind === "rate_limit" || problem.kind === "capacity") pass.refused(hints);
    else if (problem.kind === "network") pass.unsent();
    else pass.failed();
    // A refusal of a repetition says nothing about what was sent before it.
    if (job.sends === 1) await ledger.conclude(job, lease, { kind: "refused", problem: short(problem) });
    return { is: "refused", problem };
  } finally {
    over.abort(answered);
    pay.answered.add(job.job);
  }
  const { headers, ...ref } = accepted;
  pass.accepted(headers ? readRateHints(headers, clock.now()) : {});
  try {
    return { is: "accepted", job: await ledger.submitted(job, ref, lease), pass };
  } catch (thrown) {
    pass.leave();
    throw thrown;
  }
}

/** Sends, and lets the POST finish and its answer be written down even when the run no longer waits for it. */
export async function sendKept(job: PaidJob, order: Order, pass: Pass, pay: Payments): Promise<Sent> {
  const sending = send(job, order, pass, pay);
  pay.keep(sending);
  const sent = await sending;
  if (sent.is === "accepted" && order.signal.aborted) sent.pass.leave();
  order.signal.throwIfAborted();
  return sent;
}

/** Nothing is sent in the last moments of a lease, so that its next holder can't meet it. */
const leaseMarginMs = 2000;

/** Every error that an adapter didn't foresee leaves open whether the vendor took the job. */
export function problemOf(thrown: unknown): VendorProblem {
  if (thrown instanceof VendorError) return thrown.problem;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { kind: "submit_unknown", retry: "ask", message };
}

/** What the ledger keeps of a problem. */
export function short({ kind, message, code }: VendorProblem): { kind: string; message: string; code?: string } {
  return { kind, message, ...(code === undefined ? {} : { code }) };
}
