import { failure } from "@reelgraph/engine";
import type { Reply, RunControl } from "@reelgraph/engine/node";
import type { LiveRuns } from "./live-runs.ts";
import type { Once } from "./once.ts";
import type { Queue } from "./queue.ts";
import type { Caller, Started, Ticket } from "./request.ts";
import type { RunBook } from "./run-book.ts";
import type { TicketStore } from "./ticket-store.ts";

export interface PeopleOptions {
  readonly book: Pick<RunBook, "get">;
  readonly control: Pick<RunControl, "answers">;
  readonly store: Pick<TicketStore, "hold" | "remember">;
  readonly queue: Pick<Queue<Ticket>, "remove">;
  readonly live: LiveRuns;
  readonly once: Once;
  /** Does something about a run while nobody else does, and it doesn't go. Throws `run-busy`. */
  standing<T>(id: string, act: () => Promise<T>): Promise<T>;
  resume(id: string, caller: Caller): Promise<Started>;
}

/** What somebody says to the question of a unit. */
export interface PlacedReply {
  readonly place: string;
  readonly reply: Reply;
}

/** What people say to runs: stop for now, and the answers to what units ask. */
export class People {
  readonly #options: PeopleOptions;

  constructor(options: PeopleOptions) {
    this.#options = options;
  }

  /**
   * Lets nothing new of a run start; what runs is let finish. It can be resumed, also after a restart. Throws
   * `unknown-run`, `run-over`, and `run-busy` when another process works on it.
   */
  async pause(id: string): Promise<void> {
    const { live, queue, store, book } = this.#options;
    const going = live.get(id);
    if (going?.feed.state === "running") return going.pause.abort();
    if (queue.remove(id)) {
      store.hold(id);
      live.wake(id);
      return;
    }
    const { state } = await book.get(id);
    if (state === "paused") return;
    if (state === "running") throw failure("run-busy", `Another process works on ${id}`, { hint: "stop it there" });
    throw failure("run-over", `${id} is ${state}; there is nothing to pause`);
  }

  /** Writes answers down, all or none, and goes on. Throws `unknown-run`, `unknown-unit`, `wrong-answer`, `run-busy`. */
  answer(id: string, replies: readonly PlacedReply[], caller: Caller, signal: AbortSignal): Promise<Started> {
    const { once, standing, control, resume, store } = this.#options;
    return once.do(caller, {
      asked: ["answer", id, replies],
      async act(key) {
        await standing(id, () => control.answers(id, replies, signal));
        await resume(id, { caller: caller.caller });
        if (key) store.remember(caller.caller, key.key, { fingerprint: key.fingerprint, run: id });
        return id;
      },
    });
  }
}
