import type { RunSummary } from "@reelgraph/server/wire";
import { ask } from "../api/client.ts";
import type { DocumentStore } from "../document/document.ts";
import type { RunStore } from "./run-store.ts";

/** Shows a pipeline's newest run, whether it goes on or is over, unless one was started meanwhile. */
export async function attach(run: RunStore, document: DocumentStore, signal: AbortSignal): Promise<void> {
  const { file } = document.getState();
  const runs = await ask<readonly RunSummary[]>("/api/runs", { query: { limit: 200 }, signal }).catch(() => []);
  const newest = runs.find(({ pipeline }) => pipeline === file);
  if (!newest || signal.aborted || run.getState().id !== undefined) return;
  const { id, state, position } = newest;
  run.follow(id, { status: state, ...(position === undefined ? {} : { position }) });
}
