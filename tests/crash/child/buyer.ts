import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ReelgraphError } from "@reelgraph/engine";
import {
  ExecutionSession,
  openWorkspace,
  type Resolution,
  RunControl,
  type RunDetails,
  stateFiles,
} from "@reelgraph/engine/node";

/**
 * What a buyer is asked about the pipeline in a folder: to start a run of it; to go on with its newest run, or start one;
 * to look at that run; or to note what a person found out about one of its units.
 */
export type Ask =
  | { readonly start: string }
  | { readonly go: string }
  | { readonly look: string }
  | { readonly resolve: string; readonly run: string; readonly place: string; readonly found: Resolution };

/** How it went. */
export interface Answer {
  readonly run: string;
  readonly state: string;
  /** Code of the problem that ended it. */
  readonly error?: string;
  /** Hashes of the clips that came out. */
  readonly clips: readonly string[];
  /** USD. */
  readonly spent: number;
  /** Units that wait for a person. */
  readonly parked: readonly { readonly place: string; readonly clientKey: string }[];
}

const nothing: Answer = { run: "", state: "", clips: [], spent: 0, parked: [] };
const env = {};
const { signal } = new AbortController();

function perform(ask: Ask): Promise<Answer> {
  if ("start" in ask) return work(ask.start);
  if ("go" in ask) return go(ask.go);
  if ("look" in ask) return withRuns(ask.look, (runs) => look(runs));
  const { run, place, found } = ask;
  return withRuns(ask.resolve, async (runs) => {
    await runs.resolve(run, place, found, signal);
    return look(runs);
  });
}

async function go(folder: string): Promise<Answer> {
  const known = existsSync(stateFiles((await openWorkspace({ folder, env })).stateFolder).journal);
  return work(folder, known ? await withRuns(folder, newest) : undefined);
}

async function work(folder: string, details?: RunDetails): Promise<Answer> {
  const session = await ExecutionSession.open({ file: join(folder, "pipeline.json"), env });
  try {
    const { id, state, problems, outputs, usd } = details
      ? await session.resume(details.record.id, details.asked, { signal })
      : await session.run({ signal });
    const [problem] = problems;
    const list = state === "succeeded" ? (outputs["clips"] as { value: { sha256: string } }[]) : [];
    const clips = list.map(({ value }) => value.sha256);
    return { ...nothing, run: id, state, clips, spent: usd, ...(problem ? { error: problem.code } : {}) };
  } finally {
    await session.close();
  }
}

async function look(runs: RunControl): Promise<Answer> {
  const details = await newest(runs);
  if (!details) return nothing;
  const { record, jobs } = details;
  const parked = jobs.filter(({ state }) => state === "unknown");
  return { ...nothing, run: record.id, state: record.state, spent: record.spent, parked };
}

async function newest(runs: RunControl): Promise<RunDetails | undefined> {
  const [record] = await runs.list(1);
  return record && runs.show(record.id);
}

async function withRuns<T>(folder: string, use: (runs: RunControl) => Promise<T>): Promise<T> {
  const runs = new RunControl(await openWorkspace({ folder, env }));
  try {
    return await use(runs);
  } finally {
    await runs.close();
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await perform(JSON.parse(line) as Ask).catch((thrown: unknown): Answer => {
    const error = thrown instanceof ReelgraphError ? thrown.code : String(thrown);
    return { ...nothing, state: "failed", error };
  });
  console.log(JSON.stringify(answer));
}
