import { failure } from "../errors.ts";
import { lastSeq } from "../events/last-seq.ts";
import { foldRun, noRun, type RunState } from "../events/run-state.ts";
import { isUnsettled, type PaidJob } from "../ledger/books.ts";
import type { Lease } from "../ledger/store.ts";
import { VendorError, type Vendor } from "../vendor.ts";
import { systemClock } from "./clock.ts";
import { openHost, type NodeHost } from "./host.ts";
import type { RunRecord } from "./journal/history.ts";
import { fromRequest, type Asked } from "./run-request.ts";
import { answersOf, type PlacedReply, type Reply } from "./people/answer.ts";
import type { Answer } from "../question.ts";
import { takeOver } from "./resume.ts";
import { saidOnResume, spendingNow } from "./spending.ts";
import type { Stores } from "./stores.ts";
import type { Workspace } from "./workspace.ts";

/** All that is known of a run. */
export interface RunDetails {
  readonly record: RunRecord;
  readonly state: RunState;
  readonly asked: Asked;
  /** What it bought, the oldest first. */
  readonly jobs: readonly PaidJob[];
}

/** What became of a job that was to be cancelled. */
export interface CancelledJob {
  readonly job: PaidJob;
  /**
   * `unreachable`: the vendor gave no answer, so it may be tried again; `not_configured`: nobody knows how to ask it, because
   * the configuration has that account no more.
   */
  readonly outcome: "cancelled" | "too_late" | "unsupported" | "unreachable" | "not_configured";
  /** `unreachable`: what went wrong. */
  readonly why?: string;
}

/** What a person found out about a submission whose answer got lost. */
export type Resolution =
  | { readonly as: "charged"; readonly usd?: number }
  | { readonly as: "lost" }
  | { readonly job: string };

/** Looking at and deciding about runs of a state folder, without their pipelines. */
export class RunControl {
  readonly #host: NodeHost;
  readonly #workspace: Workspace;

  /** `stores`: what others in this process have opened of the state folder, which then stays open. */
  constructor(workspace: Workspace, stores?: Stores) {
    const { found, providers, stateFolder, env, storage } = workspace;
    this.#workspace = workspace;
    const state = stores ?? stateFolder;
    const folders = { folder: found.folder, out: found.folder };
    this.#host = openHost({ found, providers, ...folders, state, env, storage });
  }

  /** Newest first. */
  async list(limit: number): Promise<readonly RunRecord[]> {
    return this.#host.journal.history.runs(limit);
  }

  /** Throws `unknown-run`, `journal-damaged`. */
  async show(run: string): Promise<RunDetails> {
    const { journal } = this.#host;
    const { record, request, events } = await journal.recorded(run);
    const jobs = (await journal.ledger.books()).of(run);
    const began = fromRequest(request, this.#workspace.root);
    const { maxCost: _, noBudget: __, ...others } = began;
    const asked = { ...others, ...spendingNow(began, ...saidOnResume(events)) };
    return { record, asked, state: foldRun(noRun, events), jobs: jobs.toSorted((a, b) => a.intendedAt - b.intendedAt) };
  }

  /**
   * Stops a run for good: whoever works on it is asked to leave it, and its jobs at vendors are cancelled where that can
   * be done. Throws `unknown-run`, `run-busy`.
   */
  async cancel(run: string, signal: AbortSignal): Promise<readonly CancelledJob[]> {
    const { journal } = this.#host;
    const { record } = await journal.recorded(run);
    if (record.state === "succeeded") throw failure("run-over", `${run} has succeeded; there is nothing to cancel`);
    await journal.ask(run, "cancel");
    const lease = await takeOver(run, journal, signal);
    try {
      const open = (await journal.ledger.books()).of(run).filter((job) => job.state === "submitted");
      const results: CancelledJob[] = [];
      for (const job of open) results.push({ job, ...(await this.#cancelJob(job, lease, signal)) });
      const spent = (await journal.ledger.books()).sum({ run }).spent;
      await journal.end(
        undefined,
        { id: run, state: "cancelled", seconds: 0, spent: Math.max(spent, record.spent) },
        lease,
      );
      return results;
    } finally {
      await lease.release();
    }
  }

  /**
   * Asks whoever works on a run to start nothing new of it, and to let finish what goes. Throws `unknown-run`, `run-over` when
   * nobody works on it.
   */
  async pause(run: string): Promise<void> {
    const { journal } = this.#host;
    const { state } = (await journal.recorded(run)).record;
    if (state === "running") await journal.ask(run, "pause");
    else if (state !== "paused") throw failure("run-over", `${run} is ${state}; there is nothing to pause`);
  }

  /**
   * Writes down what a person found out about what a unit bought and nobody has settled: a submission in doubt, or a job
   * that its vendor never ends or has forgotten. Throws `unknown-unit` when nothing is open at that place.
   */
  async resolve(run: string, place: string, found: Resolution, signal: AbortSignal): Promise<readonly PaidJob[]> {
    const { journal } = this.#host;
    await journal.recorded(run);
    const lease = await takeOver(run, journal, signal);
    try {
      // A person may know better than the ledger: who was asked has given no answer, or no end.
      const jobs = (await journal.ledger.books()).of(run).filter(isUnsettled);
      // Only who follows a job can be sure that nobody else is at it.
      const followed = jobs.filter(({ owner }) => owner === run);
      const own = followed.filter((job) => job.place === place);
      if (own.length === 0) {
        const elsewhere = jobs.find((job) => job.place === place);
        const expected =
          followed.length > 0 ? followed.map((job) => job.place).join(", ") : "no unit of this run waits for that";
        throw failure("unknown-unit", `Nothing is unresolved at "${place}" in ${run}`, {
          expected,
          ...(elsewhere ? { hint: `${elsewhere.owner} follows this job by now: resolve it there` } : {}),
        });
      }
      const how = "job" in found ? { ref: { id: found.job } } : found;
      const done: PaidJob[] = [];
      for (const job of own) done.push(await journal.ledger.resolve(job, how, lease));
      return done;
    } finally {
      await lease.release();
    }
  }

  /** Writes down one answer, as `answers` does. */
  async answer(run: string, place: string, reply: Reply, signal: AbortSignal): Promise<Answer> {
    const [answer] = await this.answers(run, [{ place, reply }], signal);
    if (!answer) throw new Error("one reply has one answer");
    return answer;
  }

  /**
   * Writes down what a person answered to questions of a run, all or none; it goes on when it is resumed. Throws
   * `unknown-unit` when nothing is asked at a place, `wrong-answer`, `run-busy`.
   */
  async answers(run: string, replies: readonly PlacedReply[], signal: AbortSignal): Promise<readonly Answer[]> {
    const { journal } = this.#host;
    await journal.recorded(run);
    const lease = await takeOver(run, journal, signal);
    try {
      const { events } = await journal.recorded(run);
      const { units } = foldRun(noRun, events);
      const at = Date.now();
      const answers = answersOf(replies, units, run, at);
      let seq = lastSeq(events);
      for (const [index, answer] of answers.entries()) {
        const { node, item } = units.get(replies[index]?.place ?? "") ?? { node: "", item: [] };
        seq += 1;
        await journal.append(run, { type: "unit.answered", seq, at, run, node, item, answer }, lease);
      }
      return answers;
    } finally {
      await lease.release();
    }
  }

  async close(): Promise<void> {
    await this.#host.close();
  }

  async #cancelJob(job: PaidJob, lease: Lease, signal: AbortSignal): Promise<Omit<CancelledJob, "job">> {
    const vendor = this.#vendorOf(job);
    if (!vendor) return { outcome: "not_configured" };
    if (!vendor.cancel || !job.ref) return { outcome: "unsupported" };
    let outcome: CancelledJob["outcome"];
    try {
      outcome = await vendor.cancel(job.ref, signal);
    } catch (thrown) {
      signal.throwIfAborted();
      if (!(thrown instanceof VendorError)) throw thrown;
      // The others are cancelled all the same, and so is the run.
      return { outcome: "unreachable", why: thrown.message };
    }
    if (outcome !== "cancelled") return { outcome };
    const usd = await this.#chargeOf(job, vendor, signal);
    const problem = { kind: "cancelled", message: "cancelled by a person" };
    await this.#host.journal.ledger.conclude(job, lease, {
      kind: "failed",
      problem,
      ...(usd === undefined ? {} : { usd }),
    });
    return { outcome };
  }

  /** What a cancelled job cost, as far as the vendor says; else what was reserved. */
  async #chargeOf(job: PaidJob, vendor: Vendor, signal: AbortSignal): Promise<number | undefined> {
    if (!job.ref) return job.reserved;
    await systemClock.sleep(200, signal);
    const state = await vendor.poll(job.ref, signal).catch(() => undefined);
    if (!state || !("usd" in state || "billed" in state)) return job.reserved;
    return state.usd ?? ("billed" in state && state.billed === false ? 0 : job.reserved);
  }

  #vendorOf({ model }: PaidJob): Vendor | undefined {
    const request = { model, prompt: "", seconds: 1, format: "mp4" as const, audio: false, seed: 0 };
    try {
      const maker = this.#host.models.maker(request);
      return "vendor" in maker ? maker.vendor : undefined;
    } catch {
      return undefined;
    }
  }
}
