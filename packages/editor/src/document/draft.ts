import { createStore, del, get, set } from "idb-keyval";

/** What the server hasn't got yet, kept in the browser until it has. */
export interface Draft {
  readonly text: string;
  /** What it was made from: the revision, and the text. */
  readonly revision: string | null;
  readonly began: string;
}

const drafts = createStore("reelgraph", "drafts");

export const keepDraft = (file: string, draft: Draft): Promise<void> => set(file, draft, drafts);
export const readDraft = (file: string): Promise<Draft | undefined> => get<Draft>(file, drafts);

/** Forgets a draft, unless it was changed since. */
export async function dropDraft(file: string, text: string): Promise<void> {
  const kept = await readDraft(file);
  if (kept?.text === text) await del(file, drafts);
}
