import { ApiError } from "../api/client.ts";
import { savePipeline } from "../api/pipelines.ts";
import { catchUp } from "./catch-up.ts";
import type { DocumentStore } from "./document.ts";
import { dropDraft, keepDraft } from "./draft.ts";
import { whenHandsRest } from "../ui/hands-rest.ts";

const quietMs = 800;
const againMs = 5000;

/**
 * Saves a document a moment after the last edit, one request at a time and each with the revision that it was made
 * from, so that nobody else's work is overwritten. Every edit goes into the browser's own storage first: a crash or a
 * lost connection loses nothing. Returns what stops it.
 */
export function autosave(store: DocumentStore): () => void {
  let callOff = () => {};
  let going = false;
  const later = (ms: number) => {
    callOff();
    callOff = whenHandsRest(() => void save(), ms);
  };
  const save = async () => {
    const { saving, file, revision } = store.getState();
    if (going || saving === "saved" || saving === "conflict") return;
    going = true;
    const text = store.text();
    store.setSaving("saving");
    try {
      const saved = await savePipeline(file, text, revision);
      store.saved(text, saved.revision);
      await dropDraft(file, text);
      if (store.getState().saving === "unsaved") later(0);
    } catch (thrown) {
      const stale = thrown instanceof ApiError && thrown.status === 409;
      const conflict = stale ? await catchUp(store, store.getState().kept).catch(() => null) : null;
      if (conflict) store.setSaving("conflict", conflict);
      else if (conflict === undefined) later(0);
      else {
        store.setSaving("offline");
        later(againMs);
      }
    } finally {
      going = false;
    }
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (before.conflict && !state.conflict) later(0);
    if (state.pipeline === before.pipeline && state.base === before.base) return;
    if (state.saving === "saved" || state.saving === "saving") return;
    void keepDraft(state.file, { text: store.text(), revision: state.revision, began: state.kept });
    later(quietMs);
  });
  return () => {
    unsubscribe();
    callOff();
    void save();
  };
}
