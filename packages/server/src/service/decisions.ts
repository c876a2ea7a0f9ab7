import { failure, foldRun, noRun } from "@reelgraph/engine";
import {
  answersOf,
  runBusy,
  type CancelledJob,
  type PaidJob,
  type PlacedReply,
  type Resolution,
  type RunControl,
} from "@reelgraph/engine/node";
import { systemClock } from "@reelgraph/engine/storage";
import type { AnswerBox } from "./answer-box.ts";
import type { Allowances } from "./allowances.ts";
import { Answered, patienceMs, type LiveRuns } from "./live-runs.ts";
import { OneAtATime } from "./one-at-a-time.ts";
import type { Once } from "./once.ts";
import type { Queue } from "./queue.ts";
import type { Caller, RaiseRequest, ResumeRequest, Started, StartRequest, Ticket } from "./request.ts";
import type { RunBook } from "./run-book.ts";
import type { TicketStore } from "./ticket-store.ts";

export interface DecisionsOptions {
  readonly book: RunBook;
  readonly control: RunControl;
  readonly store: TicketStore;
  readonly queue: Queue<Ticket>;
  readonly live: LiveRuns;
  readonly once: Once;
  readonly allowances: Pick<Allowances, "starts">;
  /** Where answers go to runs that others work on. Absent: this process does its runs itself. */
  readonly answers: AnswerBox | undefined;
  /** Looks for runs that other servers have promised. */
  look(): Promise<void>;
  /** Told of a run that ended without having run. */
  ended(id: string, request: StartRequest): void | Promise<void>;
}

/** How often it is looked whether an answer was taken by whoever works on the run, in ms; and for how long. */
const lookMs = 300;
const handOverMs = 30_000;

/** What people decide about runs: to stop, to pause, to go on, to pay more, and what they answer. */
export class Decisions {
  readonly #with: DecisionsOptions;
  /** Runs that are being decided about: nobody may begin with them meanwhile. */
  readonly #deciding = new Set<string>();
  readonly #answers = new OneAtATime();

  constructor(options: DecisionsOptions) {
    this.#with = options;
  }

  /** Stops a run for good, its jobs at vendors too where that can be done. Throws `unknown-run`, `run-over`, `run-busy`. */
  cancel(id: string, signal: AbortSignal): Promise<readonly CancelledJob[]> {
    return this.#decide(id, async () => {
      await this.#with.look();
      const kept = await this.#with.store.get(id);
      await this.#with.store.end(id);
      const waited = this.#with.queue.remove(id);
      if (waited) this.#with.live.wake(id);
      if (kept && (waited || kept.state === "held") && !(await this.#with.book.record(id)))
        await this.#with.ended(id, kept.request);
      this.#with.live.get(id)?.stop.abort(new Error("cancelled"));
      await this.#with.queue.ended(id);
      if (await this.#with.book.record(id)) return this.#with.control.cancel(id, signal);
      if (!kept) throw await this.#with.book.unknown(id);
      if (kept.state === "ended" && kept.problems.length > 0) throw failure("run-over", `${id} has failed`);
      return [];
    });
  }

  /**
   * Queues a run again that was stopped, under its id. Throws `unknown-run`, `run-busy` when it goes or waits already,
   * `run-over` when it has succeeded.
   */
  resume(id: string, caller: Caller, changes: ResumeRequest = {}): Promise<Started> {
    return this.#with.once.do(caller, {
      asked: ["resume", id, changes],
      act: async (key) => {
        await this.#leftOff(id);
        await this.#with.look();
        const before = (await this.#with.store.get(id)) ?? (await this.#with.book.adopt(id, caller.caller));
        const record = await this.#with.book.record(id);
        if (this.#with.queue.has(id) || this.#deciding.has(id) || record?.state === "running") throw runBusy(id);
        if (record?.state === "succeeded") throw failure("run-over", `${id} has succeeded; there is nothing to resume`);
        this.#with.allowances.starts(caller.caller);
        this.#with.queue.reserve().release();
        // Who lets it go on pays for what is to come.
        const { round = 0 } = before;
        const request = { ...before.request, ...changes };
        const ticket: Ticket = { ...plain(before), caller: caller.caller, request, round: round + 1 };
        await this.#with.store.reopen(ticket);
        if (key) await this.#with.store.remember(caller.caller, key.key, { fingerprint: key.fingerprint, run: id });
        this.#with.queue.add(ticket);
        return id;
      },
    });
  }

  /** Gives a run that is paused more money and lets it go on. Throws like `resume`, and `budget-lowered`. */
  async raise(id: string, { maxCost }: RaiseRequest, caller: Caller): Promise<Started> {
    const { maxCost: before = 0, spent } = await this.#with.book.get(id);
    if (maxCost < spent) {
      throw failure("budget-lowered", `${id} has already spent $${spent}`, {
        expected: `at least ${Math.max(before, spent)}`,
      });
    }
    return this.resume(id, caller, { maxCost });
  }

  /** Writes down what a person found out about a submission. Throws `unknown-run`, `unknown-unit`, `run-busy`. */
  resolve(id: string, place: string, found: Resolution, signal: AbortSignal): Promise<readonly PaidJob[]> {
    return this.#standing(id, () => this.#with.control.resolve(id, place, found, signal));
  }

  /**
   * Lets nothing new of a run start; what runs is let finish, here or by another process. It can be resumed, also after a
   * restart. Throws `unknown-run`, `run-over`.
   */
  async pause(id: string): Promise<void> {
    const { live, queue, store, book, control } = this.#with;
    await this.#with.look();
    const going = live.get(id);
    if (going?.feed.state === "running") return going.pause.abort();
    if (queue.remove(id)) {
      await store.hold(id);
      live.wake(id);
      return;
    }
    if (await book.record(id)) return control.pause(id);
    const { state } = await book.get(id);
    if (state !== "paused") throw failure("run-over", `${id} is ${state}; there is nothing to pause`);
  }

  /** Writes answers down, all or none, and goes on. Throws `unknown-run`, `unknown-unit`, `wrong-answer`, `run-busy`. */
  answer(id: string, replies: readonly PlacedReply[], caller: Caller, signal: AbortSignal): Promise<Started> {
    return this.#with.once.do(caller, {
      asked: ["answer", id, replies],
      act: async (key) => {
        await this.#answers.do(id, async () => {
          if (await this.#handOver(id, replies, signal)) return;
          await this.#leaveOff(id, replies, signal);
          await this.#standing(id, () => this.#with.control.answers(id, replies, signal));
          await this.resume(id, { caller: caller.caller });
        });
        if (key) await this.#with.store.remember(caller.caller, key.key, { fingerprint: key.fingerprint, run: id });
        return id;
      },
    });
  }

  /**
   * Gives answers to whoever works on the run, who goes on with them. False: nobody does any more. Throws `unknown-unit`,
   * `wrong-answer`.
   */
  async #handOver(id: string, replies: readonly PlacedReply[], signal: AbortSignal): Promise<boolean> {
    const { answers, book, live, look } = this.#with;
    await look();
    const goes = () => live.get(id)?.feed.state === "running";
    if (!answers || !goes()) return false;
    const { units } = foldRun(noRun, await book.told(id));
    answersOf(replies, units, id, Date.now());
    const given = await answers.put(id, replies);
    const until = systemClock.monotonic() + handOverMs;
    while (goes()) {
      if (!(await answers.has(given))) return true;
      // It is kept for whoever works on the run next.
      if (signal.aborted || systemClock.monotonic() > until) return true;
      await systemClock.sleep(lookMs, signal).catch(() => undefined);
    }
    return !(await answers.takeBack(given));
  }

  /**
   * A run that goes leaves off by itself in a moment; or else is let go of as when the server stops, because what waits for
   * the answer needn't wait for the rest: jobs at vendors are followed again afterwards, only what is made here begins anew.
   * Throws `unknown-unit`, `wrong-answer`.
   */
  async #leaveOff(id: string, replies: readonly PlacedReply[], signal: AbortSignal): Promise<void> {
    const { answers, book, live, queue } = this.#with;
    const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
    const over = new Promise((resolve) => patience.addEventListener("abort", resolve, { once: true }));
    await Promise.race([queue.ended(id), over]);
    const going = live.get(id);
    // One that is over by now ends as it would.
    if (going?.feed.state !== "running" || signal.aborted || answers) return;
    const { units } = foldRun(noRun, await book.told(id));
    answersOf(replies, units, id, Date.now());
    going.stop.abort(new Answered("an answer came"));
    await queue.ended(id);
  }

  /** A run that says that it is over takes a moment to put its things away. */
  async #leftOff(id: string): Promise<void> {
    const { state = "running" } = this.#with.live.get(id)?.feed ?? {};
    if (state !== "running") await this.#with.queue.ended(id);
  }

  /** One decision about a run that doesn't go. Throws `run-busy`. */
  #standing<T>(id: string, act: () => Promise<T>): Promise<T> {
    return this.#decide(id, async () => {
      await this.#with.look();
      await this.#leftOff(id);
      if (this.#with.queue.has(id)) throw runBusy(id);
      return act();
    });
  }

  /** One decision about a run at a time. Throws `run-busy`. */
  async #decide<T>(id: string, act: () => Promise<T>): Promise<T> {
    if (this.#deciding.has(id)) throw runBusy(id);
    this.#deciding.add(id);
    try {
      return await act();
    } finally {
      this.#deciding.delete(id);
    }
  }
}

function plain({ id, caller, priority, request, texts, created }: Ticket): Ticket {
  return { id, caller, priority, request, texts, created };
}
