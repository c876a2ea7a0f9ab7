import { createInterface } from "node:readline";
import { ReelgraphError } from "@reelgraph/engine";
import { ExecutionSession, openWorkspace, RunControl, type Resolution } from "@reelgraph/engine/node";
import { Database, fleetStorage, startWorker, TaskClient } from "@reelgraph/fleet";

/** What a member of the fleet is told when it starts. */
export interface Membership {
  readonly url: string;
  /** A folder of media that all share; absent: they have nothing in common but a bucket. */
  readonly artifacts?: string;
  /** The member's own state folder; default: the project's. */
  readonly home?: string;
  /** Tasks at a time; 0: none, it only answers. */
  readonly slots: number;
  /** Of tasks; default: the program's. */
  readonly format?: number;
}

/** A run of the pipeline in a folder, under an id. */
export interface Errand {
  readonly id: string;
  readonly file: string;
}

export type Ask =
  | { readonly add: Errand; readonly tenant: string; readonly round: number }
  | { readonly state: string }
  | { readonly look: Errand }
  | { readonly resolve: Errand; readonly place: string; readonly found: Resolution };

const { url, artifacts, home, slots, format }: Membership = JSON.parse(process.argv[2] ?? "{}");
const env = home === undefined ? {} : { REELGRAPH_HOME: home };
const { signal } = new AbortController();
const database = await Database.open(url, 5);
const storage = fleetStorage(database, artifacts);

async function perform({ id, file }: Errand, stop: AbortSignal) {
  const session = await ExecutionSession.open({ file, env, storage: storage.open });
  try {
    const known = await withRuns(file, async (runs) => runs.show(id)).catch(unlessUnknown);
    const { problems } = known
      ? await session.resume(id, known.asked, { signal: stop })
      : await session.run({ id, signal: stop });
    return problems;
  } catch (thrown) {
    if (thrown instanceof ReelgraphError) return thrown.problems;
    throw thrown;
  } finally {
    await session.close();
  }
}

function unlessUnknown(thrown: unknown): undefined {
  if (!(thrown instanceof ReelgraphError) || thrown.code !== "unknown-run") throw thrown;
}

async function withRuns<T>(file: string, use: (runs: RunControl) => Promise<T>): Promise<T> {
  const folder = file.slice(0, file.lastIndexOf("/"));
  const runs = new RunControl(await openWorkspace({ folder, env, storage: storage.open }));
  try {
    return await use(runs);
  } finally {
    await runs.close();
  }
}

if (slots > 0) {
  const worker = await startWorker({
    lost: () => process.exit(75),
    database,
    slots,
    ...(format === undefined ? {} : { format }),
    perform: (body, stop) => perform(body as never as Errand, stop),
  });
  say({ ready: true });
  process.once("SIGTERM", () => void worker.stop().then(() => process.exit(0)));
} else {
  const tasks = await TaskClient.open(database, format);
  say({ ready: true });
  for await (const line of createInterface({ input: process.stdin })) {
    const answer = await answerTo(JSON.parse(line) as Ask, tasks).catch((thrown: unknown) => ({
      error: String(thrown),
    }));
    say(answer);
  }
  process.exit(0);
}

/** Marked, because DBOS has things to say, too. */
function say(what: unknown): void {
  console.log(`=${JSON.stringify(what ?? null)}`);
}

async function answerTo(ask: Ask, tasks: TaskClient): Promise<unknown> {
  if ("add" in ask) {
    const { add, tenant, round } = ask;
    return tasks.add({ id: add.id, round, tenant, priority: "normal", body: { ...add } });
  }
  if ("state" in ask) return (await tasks.states([ask.state])).get(ask.state);
  if ("look" in ask) {
    const { state, jobs, record } = await withRuns(ask.look.file, (runs) => runs.show(ask.look.id));
    const list = record.state === "succeeded" ? (state.outputs["clips"] as { value: { sha256: string } }[]) : [];
    const parked = jobs.filter((job) => job.state === "unknown");
    return { state: record.state, spent: record.spent, parked, clips: list.map(({ value }) => value.sha256) };
  }
  return withRuns(ask.resolve.file, (runs) => runs.resolve(ask.resolve.id, ask.place, ask.found, signal));
}
