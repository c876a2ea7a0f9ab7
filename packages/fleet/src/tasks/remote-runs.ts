import type { Problem, RunEvent } from "@reelgraph/engine";
import { isKept, systemClock } from "@reelgraph/engine/storage";
import type { Database } from "../store/database.ts";
import type { PostgresJournal } from "../store/journal.ts";
import { glimpses, type Glimpse } from "../store/progress.ts";
import type { TaskClient } from "./client.ts";
import type { Task } from "./task.ts";

/** How often new events are looked for, of all runs at once, in ms. */
const lookMs = 300;
/** How long a run that is to be cancelled is waited for, in ms: its worker may be gone. */
const patienceMs = 30_000;
const askAgainMs = 2000;

interface Followed {
  readonly run: string;
  /** How far its log has been told, and up to which event; and the last that was told of what isn't there. */
  position: number;
  seq: number;
  glimpse: number;
  readonly work: string;
  onEvent(event: RunEvent): void;
  over(problems: readonly Problem[]): void;
}

export interface RemoteRun {
  /** The task that does the run; its id is the run's. */
  readonly task: Task;
  /** Ends the run where it is; or, where it `keeps` its place, nobody waits for it here any more. */
  readonly signal: AbortSignal;
  keeps(): boolean;
  /** It is to be let finish what goes, and to stop there. */
  readonly pause: AbortSignal;
  onEvent(event: RunEvent): void;
}

/** Runs that workers elsewhere do, followed by what they record. */
export class RemoteRuns {
  readonly #database: Database;
  readonly #journal: Pick<PostgresJournal, "ask">;
  readonly #tasks: TaskClient;
  readonly #followed = new Set<Followed>();
  #looking = false;

  constructor(database: Database, journal: Pick<PostgresJournal, "ask">, tasks: TaskClient) {
    this.#database = database;
    this.#journal = journal;
    this.#tasks = tasks;
  }

  /** Resolves when the run is over or paused, with why it couldn't begin if so; or soon after the signal has aborted. */
  async do({ task, signal, keeps, pause, onEvent }: RemoteRun): Promise<readonly Problem[]> {
    const run = task.id;
    const before = await this.#entriesAfter([{ run, position: 0 }]);
    const all = before.flatMap(({ events: own }) => own);
    // What a worker was at that had it before goes on no more. An end that it had before is none now.
    const anew = all.findLastIndex(({ type }) => type === "run.resumed");
    const events = all.filter((event, index) => index > anew || isKept(event));
    for (const event of events) if (!isEnd(event)) onEvent(event);
    const work = await this.#tasks.add(task);
    /** It is none while the task goes on: a worker that stops tells one, and another goes on with the run. */
    let ends: RunEvent[] = [];
    let told = false;
    const tellEnds = () => {
      for (const event of ends.splice(0)) onEvent(event);
    };
    const { promise, resolve } = Promise.withResolvers<readonly Problem[]>();
    const followed: Followed = {
      run,
      position: before.at(-1)?.position ?? 0,
      seq: events.at(-1)?.seq ?? 0,
      glimpse: 0,
      work,
      over: resolve,
      onEvent(event) {
        if (isEnd(event)) return void ends.push(event);
        // Whoever let go of the run for it goes on in a moment.
        if (event.type === "unit.answered") return onEvent(event);
        if (event.type === "run.resumed") ends = [];
        told = true;
        tellEnds();
        onEvent(event);
      },
    };
    this.#followed.add(followed);
    if (!this.#looking) void this.#look();
    const leave = () => {
      if (keeps()) return resolve([]);
      // Whoever does it ends it, and what it says at its end is still told.
      void this.#end(run, work, done.signal).catch(() => undefined);
      void systemClock.sleep(patienceMs, done.signal).then(
        () => resolve([]),
        () => undefined,
      );
    };
    const done = new AbortController();
    const wait = () => void this.#journal.ask(run, "pause").catch(() => undefined);
    signal.addEventListener("abort", leave, { once: true });
    pause.addEventListener("abort", wait, { once: true });
    if (signal.aborted) leave();
    try {
      const problems = await promise;
      const last = events.findLast(isEnd);
      // Where there was nothing left to be done, its end is the one that it had.
      if (ends.length === 0 && last && !told && !signal.aborted) ends.push(last);
      tellEnds();
      return problems;
    } finally {
      done.abort();
      this.#followed.delete(followed);
      signal.removeEventListener("abort", leave);
      pause.removeEventListener("abort", wait);
    }
  }

  /** Asked again until it is over: a worker that takes a run over forgets what was asked of the one before. */
  async #end(run: string, work: string, over: AbortSignal): Promise<void> {
    await this.#tasks.withdraw(work);
    while (!over.aborted) {
      await this.#journal.ask(run, "cancel");
      await systemClock.sleep(askAgainMs, over);
    }
  }

  async #look(): Promise<void> {
    this.#looking = true;
    const { signal } = new AbortController();
    while (this.#followed.size > 0) {
      // A database that is away for a while only keeps its readers waiting.
      await this.#tell().catch(() => undefined);
      await systemClock.sleep(lookMs, signal);
    }
    this.#looking = false;
  }

  async #tell(): Promise<void> {
    const all = [...this.#followed];
    const states = await this.#tasks.states(all.map(({ work }) => work));
    // Read after the states: what a run wrote before it was over is there.
    const entries = await this.#entriesAfter(all);
    const seen = await glimpses(
      this.#database,
      all.map(({ run, glimpse }) => ({ run, number: glimpse })),
    ).catch(() => []);
    for (const one of all) {
      for (const { run, position, events } of entries) {
        if (run !== one.run || position <= one.position) continue;
        one.position = position;
        for (const event of events) if (isKept(event) || event.seq > one.seq) one.onEvent(event);
        one.seq = Math.max(one.seq, events.at(-1)?.seq ?? 0);
      }
      for (const glimpse of seen) if (glimpse.run === one.run) tellGlimpse(one, glimpse);
      const state = states.get(one.work);
      if (state?.is === "over") one.over(state.problems);
    }
  }

  /** The first entry of a run is what it was asked; events are behind it, each with what went on before it. */
  async #entriesAfter(tips: readonly { readonly run: string; readonly position: number }[]) {
    const rows = await this.#database.query(
      `SELECT l.run, l.position, l.body, a.body AS aside FROM unnest($1::text[], $2::bigint[]) AS f (run, position)
        JOIN log l ON l.run = f.run AND l.position > greatest(f.position, 1)
        LEFT JOIN asides a ON a.run = l.run AND a.position = l.position ORDER BY l.run, l.position`,
      [tips.map(({ run }) => run), tips.map(({ position }) => position)],
    );
    return rows.map((row) => ({
      run: String(row["run"]),
      position: Number(row["position"]),
      events: [row["body"], row["aside"] ?? "[]"]
        .flatMap((body) => JSON.parse(String(body)) as RunEvent[])
        .toSorted((a, b) => a.seq - b.seq),
    }));
  }
}

/** What came before something that was told already says nothing any more; what comes after something that wasn't, waits. */
function tellGlimpse(one: Followed, { number, after, events }: Glimpse): void {
  if (after > one.seq) return;
  one.glimpse = number;
  for (const event of events.toSorted((a, b) => a.seq - b.seq)) {
    if (event.seq <= one.seq) continue;
    one.seq = event.seq;
    one.onEvent(event);
  }
}

function isEnd({ type }: RunEvent): boolean {
  return type === "run.finished" || type === "run.paused";
}
