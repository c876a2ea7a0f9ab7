import { readPipeline } from "@reelgraph/engine";
import { listRuns, readSource } from "../api/runs.ts";
import type { DocumentStore } from "../document/document.ts";
import type { Editor } from "../session/editor.ts";
import { choicesOf } from "./choices-of.ts";
import type { RunStore } from "./run-store.ts";

/** Shows a pipeline's newest run, whether it goes on or is over, unless one was started meanwhile. */
export async function attach(run: RunStore, document: DocumentStore, signal: AbortSignal): Promise<void> {
  const { file } = document.getState();
  const runs = await listRuns(signal).catch(() => []);
  const newest = runs.find(({ pipeline }) => pipeline === file);
  if (!newest || signal.aborted || run.getState().id !== undefined) return;
  const { id, state, position } = newest;
  run.follow(id, { status: state, ...(position === undefined ? {} : { position }) });
  await tellSource(run, document, id, signal);
}

/** Shows another run of the open file in the graph. */
export function showRun({ run, document, session }: Editor, id: string): void {
  run.follow(id);
  void tellSource(run, document, id, new AbortController().signal);
  session.show({ view: "graph" });
  session.openRunPanel("timeline");
}

/** Tells the store what a run was made of: what is edited since is stale. An unchanged file is the very same pipeline. */
async function tellSource(run: RunStore, document: DocumentStore, id: string, signal: AbortSignal): Promise<void> {
  const source = await readSource(id, signal).catch(() => undefined);
  if (!source || run.getState().id !== id) return;
  const { pipeline } = document.getState();
  const made = source.text === document.text() ? pipeline : readPipeline(source.text).pipeline;
  run.setState({ choices: choicesOf(source), ...(made ? { made } : {}) });
}
