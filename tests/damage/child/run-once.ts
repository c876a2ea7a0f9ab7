import { ReelgraphError } from "@reelgraph/engine";
import { ExecutionSession } from "@reelgraph/engine/node";
import type { calls } from "./fail-hook.ts";

/** How one run of a pipeline ended. */
export interface Ended {
  readonly state: string;
  /** Codes of what was wrong. */
  readonly codes: readonly string[];
  /** Errors that nobody foresaw, with their stacks. */
  readonly faults: readonly string[];
  readonly calls: typeof calls;
}

const [file = ""] = process.argv.slice(2);
const faults: string[] = [];
const fault = (thrown: unknown) => void faults.push(thrown instanceof Error ? String(thrown.stack) : String(thrown));

/** Runs the pipeline; problems come back as codes. */
async function go(): Promise<Pick<Ended, "state" | "codes">> {
  const session = await ExecutionSession.open({ file, env: {}, fault });
  try {
    const { state, problems } = await session.run({ signal: new AbortController().signal, maxCost: 1 });
    return { state, codes: problems.map(({ code }) => code) };
  } finally {
    await session.close();
  }
}

const ended = await go().catch((thrown: unknown) => {
  if (!(thrown instanceof ReelgraphError)) fault(thrown);
  return { state: "failed", codes: thrown instanceof ReelgraphError ? thrown.problems.map(({ code }) => code) : [] };
});
const { failCalls } = globalThis as { failCalls?: typeof calls };
process.stdout.write(JSON.stringify({ ...ended, faults, calls: failCalls }));
