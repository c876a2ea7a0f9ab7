import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { toProblem, type Media, type RunEvent } from "@reelgraph/engine";
import {
  Nudges,
  openHost,
  openStores,
  openTables,
  RunControl,
  type Machine,
  type NodeHost,
  type RunFilter,
  type Stores,
  type Workspace,
} from "@reelgraph/engine/node";
import { systemClock } from "@reelgraph/engine/storage";
import { AnswerBox } from "./answer-box.ts";
import { Decisions } from "./decisions.ts";
import { noAllowances, type Allowances } from "./allowances.ts";
import type { Follower } from "./follower.ts";
import { Following } from "./following.ts";
import { Answered, LiveRuns } from "./live-runs.ts";
import { Once } from "./once.ts";
import type { RunOutput } from "./outputs.ts";
import { Preview } from "./preview.ts";
import { Queue } from "./queue.ts";
import type { Caller, Started, StartRequest, Ticket } from "./request.ts";
import { RunBook } from "./run-book.ts";
import type { RunSummary, RunView } from "./run-view.ts";
import type { Slots } from "./slots.ts";
import { TicketStore, ticketSchema } from "./ticket-store.ts";
import { Turnstile } from "./turnstile.ts";
import { TryAgain } from "./try-again.ts";
import { work, type Surroundings, type Worker } from "./worker.ts";

/** How often a server looks for runs that others have promised, in ms. */
const lookMs = 500;

export interface RunServiceOptions {
  readonly workspace: Workspace;
  /** Whose runs they are; absent: the owner's. */
  readonly tenant?: string | undefined;
  /** The workspace as its configuration stands. Default: as it was. */
  current?(): Promise<Workspace>;
  /** Shared with the other services of the process; its owner closes it after them. */
  readonly machine: Machine;
  /** Where runs go, shared with the other services of the process. */
  readonly slots: Slots;
  /** How many may wait. Default: 1000. */
  readonly queueLimit?: number;
  /** What callers may use. Default: as much as they like. */
  readonly allowances?: Allowances;
  /** Through this others tell that a vendor's job may be over; shared like the slots. */
  readonly nudges?: Nudges;
  /** Does one run; default: in this process. */
  readonly work?: Worker;
  /** Told of errors that nobody foresaw. */
  fault?(thrown: unknown): void;
  /** Told of what happens in runs, as it happens; not again of what a run recorded before it was taken up. */
  event?(event: RunEvent, caller: string): void;
  /** Told when a run is over or paused, before that is kept: after a crash it may be told again. */
  ended?(id: string, request: StartRequest): void | Promise<void>;
}

/**
 * The runs of one state folder, as a service: they are promised at once, wait in a queue, run through
 * `ExecutionSession`, and are taken up again when the process comes back. Knows nothing of HTTP.
 */
export class RunService {
  /** Artifacts, media tools and the journal, for looking at. */
  readonly host: NodeHost;
  /** Through this others tell that a vendor's job may be over. */
  readonly nudges: Nudges;
  /** Looking before running. */
  readonly preview: Preview;
  readonly #around: Surroundings;
  readonly #worker: Worker;
  readonly #stores: Stores;
  readonly #store: TicketStore;
  readonly #once: Once;
  readonly #queue: Queue<Ticket>;
  readonly #live = new LiveRuns();
  readonly #following: Following;
  /** What is known of runs. */
  readonly book: RunBook;
  /** What people decide about runs. */
  readonly decisions: Decisions;
  readonly #ended: NonNullable<RunServiceOptions["ended"]>;
  readonly #event: NonNullable<RunServiceOptions["event"]>;
  readonly #closing = new AbortController();

  constructor({
    workspace,
    tenant,
    current = async () => workspace,
    machine,
    slots,
    queueLimit = 1000,
    allowances = noAllowances,
    nudges = new Nudges(),
    work: worker = work,
    fault = () => {},
    event = () => {},
    ended = () => {},
  }: RunServiceOptions) {
    const { found, providers, root, stateFolder, env, storage } = workspace;
    this.#stores = openStores(stateFolder, machine, storage);
    const folders = { folder: root, root, out: root };
    this.host = openHost({ found, providers, ...folders, state: this.#stores, env, fault });
    this.#ended = ended;
    this.#event = event;
    this.#worker = worker;
    this.nudges = nudges;
    const shared = { stores: this.#stores, host: this.host, nudges, allowances, turnstile: new Turnstile() };
    this.#around = { root, tenant, workspace: current, ...shared, fault };
    this.preview = new Preview(this.#around);
    const { tables = openTables(join(stateFolder, "server.db"), ticketSchema) } = this.#stores;
    this.#store = new TicketStore(tables, root);
    this.#once = new Once(this.#store);
    this.#queue = new Queue({ slots, limit: queueLimit, work: (ticket) => this.#work(ticket) });
    const [host, store, queue, live] = [this.host, this.#store, this.#queue, this.#live];
    const control = new RunControl(workspace, this.#stores);
    this.book = new RunBook({ folder: root, host, control, store, queue, live });
    this.decisions = new Decisions({
      book: this.book,
      control,
      store,
      queue,
      live,
      once: this.#once,
      allowances: { starts: (caller) => this.#mayStart(caller) },
      answers: tables.shared ? new AnswerBox(tables) : undefined,
      ended,
      look: () => this.#look(),
    });
    this.#following = new Following({ book: this.book, queue, live, closing: this.#closing.signal });
    const open = this.#store.open();
    if (open instanceof Promise) void this.#lookAgain();
    else for (const ticket of open) this.#queue.add(ticket);
  }

  /** How many runs wait and go. */
  get load(): { readonly waiting: number; readonly running: number } {
    return this.#queue.size;
  }

  /** Which runs go, and since when (ms since the epoch) others have waited. */
  get entries(): { readonly going: readonly string[]; readonly waiting: readonly number[] } {
    const { going, waiting } = this.#queue.entries;
    return { going: going.map(({ id }) => id), waiting: waiting.map(({ created }) => created) };
  }

  /**
   * Promises a run and returns its id. Throws what is wrong with the pipeline or the request before anything is kept;
   * `queue-full`, `key-reused`, `unknown-artifact`, and what `ExecutionSession.admit` throws.
   */
  start(request: StartRequest, caller: Caller): Promise<Started> {
    return this.#once.do(caller, {
      asked: ["start", { ...request, file: this.book.nameOf(request.file) }],
      act: async (key) => {
        this.#mayStart(caller.caller);
        const place = this.#queue.reserve();
        try {
          const admitted = await this.preview.admit(request, caller.caller);
          const id = `run-${Date.now().toString(36)}-${randomBytes(16).toString("hex")}`;
          const { priority = "normal" } = request;
          const ticket: Ticket = { id, caller: caller.caller, priority, ...admitted, created: Date.now() };
          if (!(await this.#store.add(ticket, key))) return undefined;
          place.release();
          this.#queue.add(ticket);
          return id;
        } finally {
          place.release();
        }
      },
    });
  }

  /** Throws `unknown-run`, `journal-damaged`. */
  get(id: string): Promise<RunView> {
    return this.book.get(id);
  }

  /** Newest first: those that have begun, wait, or were refused when their turn came. */
  list(limit: number, only?: RunFilter): Promise<readonly RunSummary[]> {
    return this.book.list(limit, only);
  }

  /** Throws `unknown-run`. */
  async expect(id: string): Promise<void> {
    if (this.#live.get(id)) return;
    if (!(await this.#store.get(id)) && !(await this.book.record(id))) throw await this.book.unknown(id);
  }

  /**
   * Tells somebody a run's events: those that are recorded, then the live ones until it ends or pauses, which resolves it.
   * A run that waits is waited for. Throws `unknown-run`.
   */
  async follow(id: string, follower: Follower): Promise<void> {
    await this.expect(id);
    if (!this.#queue.has(id)) await this.#look();
    return this.#following.follow(id, follower);
  }

  /** What a run has given. Throws `unknown-run`. */
  outputs(id: string): Promise<readonly RunOutput[]> {
    return this.book.outputs(id);
  }

  /** An artifact of the store. */
  async artifact(sha256: string): Promise<Media | undefined> {
    return /^[0-9a-f]{64}$/.test(sha256) ? this.host.artifacts.find(sha256) : undefined;
  }

  /** Lets go of all runs so that they can be resumed; nothing new is begun. What is known can still be asked for. */
  leave(): void {
    this.#closing.abort();
    this.#live.stopAll();
    void this.#queue.close();
  }

  /** The same, and resolves when nothing goes any more. */
  async close(): Promise<void> {
    this.leave();
    await this.#queue.close();
    this.#store.close();
    this.#stores.close();
  }

  /** Takes up what other servers have promised: each follows all runs, so that any of them can be asked. */
  async #look(): Promise<void> {
    if (!this.#store.shared) return;
    for (const ticket of await this.#store.open()) if (!this.#closing.signal.aborted) this.#queue.add(ticket);
  }

  async #lookAgain(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      // While the tables can't be read, what was promised elsewhere waits.
      await this.#look().catch(() => undefined);
      await systemClock.sleep(lookMs, signal).catch(() => undefined);
    }
  }

  async #work(ticket: Ticket): Promise<void> {
    const { id, round = 0 } = ticket;
    const { feed, stop, pause } = this.#live.begin(id);
    try {
      const asked = await this.book.asked(id);
      let isNews = !asked;
      const onEvent = (event: RunEvent) => {
        feed.add(event);
        isNews ||= event.type === "run.resumed";
        if (isNews) this.#event(event, ticket.caller);
      };
      const problems = await this.#worker(ticket, this.#around, {
        signal: stop.signal,
        pause: pause.signal,
        asked,
        onEvent,
      });
      if (this.#closing.signal.aborted || stop.signal.reason instanceof Answered) return;
      if (problems.length > 0) await this.#store.end(id, problems, round);
      await this.#ended(id, ticket.request);
      await this.#store.end(id, problems, round);
    } catch (thrown) {
      this.#around.fault(thrown);
      await this.#store.end(id, [toProblem(thrown)], round).catch(this.#around.fault);
    } finally {
      this.#live.end(id);
    }
  }

  /** Throws `stopping`, `rate-limited`. */
  #mayStart(caller: string): void {
    if (this.#closing.signal.aborted) throw new TryAgain("stopping", "The server is being stopped", 5);
    this.#around.allowances.starts(caller);
  }
}
