import { readPipeline } from "@reelgraph/engine";
import { adopt } from "./adopt.ts";
import { catchUp } from "./catch-up.ts";
import type { DocumentStore } from "./document.ts";
import { dropDraft, readDraft } from "./draft.ts";
import { words } from "./words.ts";

/** Brings back what a closed tab or a crash left unsaved, as one step; what others saved since is put together with it. */
export async function restoreDraft(store: DocumentStore): Promise<void> {
  const { file, revision } = store.getState();
  const draft = await readDraft(file);
  if (!draft) return;
  const { pipeline } = readPipeline(draft.text);
  if (!pipeline || draft.text === store.text()) return dropDraft(file, draft.text);
  if (draft.revision === revision) {
    store.take(words.now().restored, draft.text);
    return;
  }
  store.apply(words.now().restored, (current) => adopt(current, pipeline));
  const conflict = await catchUp(store, draft.began);
  if (conflict) store.setSaving("conflict", conflict);
}
