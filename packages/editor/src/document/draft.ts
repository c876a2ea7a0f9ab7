import { createStore, del, get, set } from "idb-keyval";

/** What the server hasn't got yet, kept in the browser until it has. */
export interface Draft {
  readonly text: string;
  /** What it was made from. */
  readonly revision: string | null;
}

const drafts = createStore("reelgraph", "drafts");

export const keepDraft = (file: string, draft: Draft): Promise<void> => set(file, draft, drafts);
const readDraft = (file: string): Promise<Draft | undefined> => get<Draft>(file, drafts);

/** Forgets a draft, unless it was changed since. */
export async function dropDraft(file: string, text: string): Promise<void> {
  const kept = await readDraft(file);
  if (kept?.text === text) await del(file, drafts);
}
