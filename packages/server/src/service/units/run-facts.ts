import { foldRun, noRun, type RunEvent, type RunState } from "@reelgraph/engine";
import { reasonsOfRun, type NodeHost, type Trace } from "@reelgraph/engine/node";
import type { RunBook } from "../run-book.ts";
import type { RunView } from "../run-view.ts";

/** All that a run recorded, and has told since. */
export interface RunFacts {
  readonly run: Pick<RunView, "id" | "pipeline" | "state" | "created">;
  readonly events: readonly RunEvent[];
  readonly state: RunState;
  /** What its units worked on, by place; nothing of a run that is long past. */
  readonly traces: ReadonlyMap<string, Trace>;
  /** Why they ran, in one line, by place (rule 31). */
  readonly why: ReadonlyMap<string, string>;
}

export interface FactsOptions {
  readonly book: Pick<RunBook, "get" | "told">;
  readonly host: Pick<NodeHost, "journal">;
}

/** Traces are kept of so many runs of a pipeline. */
const mostKept = 20;

/** Throws `unknown-run`, `journal-damaged`. */
export async function factsOf(id: string, { book, host }: FactsOptions): Promise<RunFacts> {
  const run = await book.get(id);
  const events = await book.told(id);
  const traces = await host.journal.history.tracesOf(id);
  const before = await earlier(id, traces, host);
  return { run, events, state: foldRun(noRun, events), traces, why: reasonsOfRun(traces, before) };
}

/** What the runs before one worked on, the newest first: as many as it takes to know of all its places. */
async function earlier(id: string, traces: RunFacts["traces"], { journal: { history } }: FactsOptions["host"]) {
  const found: RunFacts["traces"][] = [];
  const wanted = new Set(traces.keys());
  const record = wanted.size > 0 ? await history.run(id) : undefined;
  if (!record) return found;
  // A moment may have seen two begin.
  const own = await history.runs(mostKept, { pipeline: record.pipeline, before: record.started + 1 });
  for (const one of own.filter((run) => run.id !== id)) {
    if (wanted.size === 0) break;
    const theirs = await history.tracesOf(one.id);
    for (const place of theirs.keys()) wanted.delete(place);
    found.push(theirs);
  }
  return found;
}
