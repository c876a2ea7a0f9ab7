import { failure, ReelgraphError } from "../../errors.ts";
import { describeExceeded, wayOn } from "../../ledger/budget.ts";
import type { PaidJob } from "../../ledger/books.ts";
import { placeOf } from "../../events/run-state.ts";
import type { VendorProblem } from "../../vendor.ts";
import type { Pass } from "../lanes/lane.ts";
import { failed, stuck } from "./failures.ts";
import { fetchAgain, follow } from "./follow.ts";
import { parked, settleDoubt } from "./doubt.ts";
import { backoff, BudgetReached, clientKey, type Order, type Payments } from "./payments.ts";
import { passModeration } from "./pass-moderation.ts";
import { enterLane } from "./place-in-lane.ts";
import { sendKept, type Sent } from "./submit.ts";

/** Tries of a submission that the vendor certainly did not take for reasons other than a limit. */
const freeTries = 8;
/** Tries of the same submission under one name while no answer comes back. */
const lostTries = 8;
const followedPollMs = 1000;

/**
 * The paid step (rule 26): intent durable → one POST → job id durable → poll → clip stored and verified → settled.
 *
 * It may be stopped and begun again at any point, in any process: it always looks first how the purchase stands, and
 * goes on from there. With a job id nothing is ever sent again.
 *
 * @throws `BudgetReached`, `Parked`, `ChargedFailure`, `lease-lost`, and what the clip's way here can throw
 */
export async function buyClip(order: Order, pay: Payments): Promise<PaidJob> {
  let gone: PaidJob | undefined;
  let lost: VendorProblem | undefined;
  const until = pay.clock.monotonic() + order.vendor.jobTimeoutMs;
  const turn = pay.turn();
  for (let tries = 0; ;) {
    order.signal.throwIfAborted();
    const now = await pay.ledger.standing(order.key, pay.run);
    // Who follows a job must be who took it.
    if ("job" in now && now.is !== "done" && now.job.account !== order.vendor.id) throw elsewhere(now.job, order);
    switch (now.is) {
      case "done":
        if (now.job.media && (await pay.media.has(now.job.media))) return now.job;
        // Paid for, but its file is gone. The vendor may still have it; else it must be made anew.
        if (await fetchAgain(now.job, order, pay)) return now.job;
        gone = now.job;
        break;
      case "running":
        return finish(now.job, order, pay);
      case "ambiguous": {
        const sent = await settleDoubt(now.job, order, pay, { turn, lost });
        if (sent?.is === "accepted") return finish(sent.job, order, pay, sent.pass);
        if (sent?.is === "refused") await afterRefusal(sent.problem, tries++, order, pay);
        if (sent?.is === "lost") await afterLoss(sent.problem, tries++, order, pay);
        continue;
      }
      case "parked":
        throw parked(now.job);
      case "charged":
        throw failure("charged-without-clip", `${now.job.place} was charged but its clip never arrived`, {
          hint: "a new run, or a new take, makes another one and costs again",
        });
      case "followed":
        await takeOver(now.job, order, pay, until);
        continue;
      case "free":
        break;
    }
    const sent = await submitNew(order, pay, turn, gone);
    if (sent?.is === "accepted") return finish(sent.job, order, pay, sent.pass);
    if (sent?.is === "refused") await afterRefusal(sent.problem, tries++, order, pay);
    if (sent?.is === "lost") lost = sent.problem;
  }
}

/** Waits for a place, makes the intent durable and sends it. Undefined: things have changed meanwhile. */
async function submitNew(
  order: Order,
  pay: Payments,
  turn: number,
  gone: PaidJob | undefined,
): Promise<Sent | undefined> {
  const { request, vendor, price, key } = order;
  const { ledger, caps, lease, sha256 } = pay;
  if (!price && caps.unknownPrice === "deny") throw priceUnknown(order);
  if (pay.moderation) await passModeration(order, pay.moderation);
  const pass = await enterLane(order, pay, turn);
  const pixels = request.size ? request.size.width * request.size.height : 0;
  let intended;
  try {
    // Paused while it waited for its place.
    order.paused.throwIfAborted();
    intended = await ledger.intend(
      {
        key,
        run: pay.run,
        place: placeOf(order.place),
        account: vendor.id,
        ...(caps.payer ? { payer: caps.payer.name } : {}),
        model: request.model,
        seconds: request.seconds,
        pixels,
        ...(price ? { reserved: price.max } : {}),
      },
      caps,
      lease,
      (attempt) => clientKey(key, attempt, sha256),
      gone,
    );
  } catch (thrown) {
    pass.unsent();
    throw thrown;
  }
  if (intended.is !== "intended") {
    pass.unsent();
    if (intended.is === "over") {
      throw new BudgetReached({
        code: "budget-reached",
        at: "",
        message: describeExceeded(intended.exceeded),
        hint: wayOn(intended.exceeded, pay.run),
      });
    }
    return undefined;
  }
  await tellBudget(order, pay);
  return sendKept(intended.job, order, pass, pay);
}

/** Another run follows the job. Goes on in its place when that run has ended, else waits for it. */
async function takeOver(job: PaidJob, order: Order, pay: Payments, until: number): Promise<void> {
  order.paused.throwIfAborted();
  const theirs = await pay.leases.take(`run:${job.owner}`);
  if (theirs) {
    try {
      await pay.ledger.adopt(job, pay.run, theirs);
    } catch (thrown) {
      // Somebody else was faster: look again.
      if (!(thrown instanceof ReelgraphError && thrown.code === "job-changed")) throw thrown;
    } finally {
      await theirs.release();
    }
    return;
  }
  if (pay.clock.monotonic() > until) throw stuck(job, order);
  order.emit({ type: "unit.waiting", ...order.place, reason: `run ${job.owner} is making the same clip` });
  // Two paused runs must not wait for each other.
  await pay.clock.sleep(followedPollMs, AbortSignal.any([order.signal, order.paused]));
}

/** Follows an accepted job, in the place that its submission took, or in one that it had before this process. */
async function finish(job: PaidJob, order: Order, pay: Payments, pass?: Pass): Promise<PaidJob> {
  const { emit, place, vendor, request } = order;
  const held = pass ?? pay.laneOf(vendor, request.model).hold(job.job);
  emit({ type: "job.submitted", ...place, model: job.model, job: job.ref?.id ?? "" });
  try {
    const settled = await follow(job, order, pay);
    const usd = settled.usd === undefined ? {} : { usd: settled.usd };
    emit({ type: "job.settled", ...place, job: settled.ref?.id ?? "", ...usd });
    return settled;
  } finally {
    held.leave();
    await tellBudget(order, pay);
  }
}

async function tellBudget({ emit }: Order, { ledger, run, caps }: Payments): Promise<void> {
  const { spent, reserved } = (await ledger.books()).sum({ run });
  emit({ type: "budget.changed", spent, reserved, ...(caps.run === undefined ? {} : { cap: caps.run }) });
}

/** Waits before the next attempt, where one is allowed: a limit is the lane's business, a dead network is tried a few times. */
async function afterRefusal(problem: VendorProblem, tries: number, order: Order, pay: Payments): Promise<void> {
  if (problem.retry !== "resubmit_free") throw failed(problem, 0);
  if (problem.kind === "rate_limit" || problem.kind === "capacity") return;
  if (tries >= freeTries) throw failed(problem, 0);
  await pauseBefore(tries, problem, order, pay);
}

/** The doubt remains as long as the vendor doesn't answer; after a few tries the unit fails and can be resumed. */
async function afterLoss(problem: VendorProblem, tries: number, order: Order, pay: Payments): Promise<void> {
  if (tries >= lostTries) throw failed(problem, "unknown");
  await pauseBefore(tries + 1, problem, order, pay);
}

function pauseBefore(
  tries: number,
  { message }: VendorProblem,
  order: Order,
  { clock, random }: Payments,
): Promise<void> {
  const ms = backoff(tries, random);
  const reason = `${order.vendor.id} gave no answer (${message})`;
  order.emit({ type: "unit.waiting", ...order.place, reason, until: Math.round(clock.now() + ms) });
  return clock.sleep(ms, order.signal);
}

function elsewhere({ place, account, model, owner }: PaidJob, { vendor }: Order) {
  return failure(
    "bought-elsewhere",
    `${place} is bought from "${account}" already, and would now come from "${vendor.id}"`,
    {
      expected: `"${model}" for ${place}`,
      hint: `put "${model}" back into the configuration and resume ${owner}; a new run buys it anew`,
    },
  );
}

function priceUnknown({ request }: Order) {
  return failure("price-unknown", `Nobody knows what a clip of "${request.model}" costs`, {
    expected: "a price in the configuration",
    hint: 'add the model\'s "price", or allow it: --unknown-price allow',
  });
}
