import { readPipeline, type Pipeline } from "@reelgraph/engine";
import { readPipelineFile } from "../api/pipelines.ts";
import { adopt } from "./adopt.ts";
import type { DocumentStore } from "./document.ts";
import { merge, type Clash } from "./merge.ts";
import { words } from "./words.ts";

/** What somebody else saved meanwhile, and where it can't be put together with what is on the screen. */
export interface Conflict {
  readonly theirs: { readonly text: string; readonly revision: string; readonly pipeline: Pipeline };
  readonly base: Pipeline;
  readonly clashes: readonly Clash[];
}

const empty: Pipeline = { reelgraph: 1, nodes: {} };

/**
 * Puts what is on the screen together with what the server has now; `began` is the text that both began with. Gives the
 * conflict where one place was changed in two ways; then nothing is done until a person says which holds.
 */
export async function catchUp(store: DocumentStore, began: string): Promise<Conflict | undefined> {
  const { file, pipeline } = store.getState();
  const now = await readPipelineFile(file, AbortSignal.timeout(30_000));
  const theirs = readPipeline(now.text).pipeline ?? empty;
  const base = readPipeline(began).pipeline ?? empty;
  const conflict = { theirs: { text: now.text, revision: now.revision, pipeline: theirs }, base };
  const { clashes } = merge(base, pipeline, theirs);
  if (clashes.length > 0) return { ...conflict, clashes };
  settle(store, { ...conflict, clashes }, () => false);
  return undefined;
}

/** Goes on from the server's text with both people's changes; one step, which can be undone. */
export function settle(
  store: DocumentStore,
  { theirs, base }: Conflict,
  takeTheirs: (path: readonly string[]) => boolean,
): void {
  const merged = merge(base, store.getState().pipeline, theirs.pipeline, takeTheirs).value as Pipeline;
  store.apply(words.now().merged, (pipeline) => adopt(pipeline, merged));
  store.rebase(theirs.text, theirs.revision);
}
