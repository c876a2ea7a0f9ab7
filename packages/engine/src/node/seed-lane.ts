import type { Books, PaidJob } from "../ledger/books.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Lane } from "../run/lanes/lane.ts";
import type { Payments } from "../run/paid/payments.ts";
import { systemClock } from "./clock.ts";

const longestWindowMs = 24 * 60 * 60 * 1000;
/** How long a job of a model without a history may hold its place: video models take minutes; in ms. */
const unknownJobMs = 5 * 60_000;
/** Jobs rarely take longer than so many times what is foreseen, and the vendor refuses without a charge what comes too early. */
const patience = 3;
const shortestMs = 60_000;
/** Between two looks at what other processes have written, in ms. */
const lookMs = 2000;

/**
 * Tells a lane what others have sent: it counts for the windows, and what still runs holds its place, until the ledger
 * says that it has ended or it must be long over.
 */
export function seedLane(lane: Lane, model: string, from: Pick<Payments, "ledger" | "predict">, books: Books): void {
  const own = [...books.jobs.values()].filter((job) => job.model === model);
  const now = systemClock.now();
  // Nothing was sent after now; a clock that was set back only says so.
  const sent = ({ sentAt }: PaidJob) => Math.min(sentAt, now) + systemClock.monotonic() - now;
  const lasts = ({ seconds, pixels = 0 }: PaidJob) => {
    const foreseen = seconds === undefined ? undefined : from.predict(model, seconds, pixels);
    return foreseen === undefined ? unknownJobMs : Math.max(shortestMs, patience * foreseen * 1000);
  };
  const running = own.filter(({ state }) => state === "submitted");
  lane.seed(
    own.filter(({ sentAt }) => sentAt > now - longestWindowMs).map(sent),
    running.map((job) => ({ job: job.job, until: sent(job) + lasts(job) })),
  );
  watch(
    lane,
    running.map(({ job }) => job),
    from.ledger,
  );
}

/** Looks on when others' jobs end. Keeps no process alive. */
function watch(lane: Lane, jobs: readonly string[], ledger: Ledger): void {
  if (jobs.length === 0) return;
  const look = async () => {
    const books = await ledger.books();
    const going = jobs.filter((job) => books.jobs.get(job)?.state === "submitted");
    for (const job of jobs) if (!going.includes(job)) lane.over(job);
    watch(lane, going, ledger);
  };
  // Books that can't be read are the business of whoever buys.
  setTimeout(() => void look().catch(() => undefined), lookMs).unref();
}
