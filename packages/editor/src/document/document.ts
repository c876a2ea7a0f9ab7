import {
  readPipeline,
  saveText,
  toProblem,
  type Edit,
  type Pipeline,
  type PipelineDocument,
  type Problem,
} from "@reelgraph/engine";
import { createStore, type StoreApi } from "zustand/vanilla";
import { begin, record, redo, undo, type History } from "./history.ts";

/** How the text on the server stands to what is on the screen. */
export type Saving = "saved" | "unsaved" | "saving" | "offline" | "conflict";

/** The open file. Only commands change it; selection, viewport and runs live elsewhere. */
export interface DocumentState extends History {
  /** The file's path from the server's folder. */
  readonly file: string;
  /** The text as the server has it, and what it reads as. What is saved is always an edit of this. */
  readonly base: PipelineDocument;
  /** SHA-256 of the base's text; null: the file is not there yet. */
  readonly revision: string | null;
  readonly saving: Saving;
  /** Why the last edit was refused. */
  readonly refused?: Problem;
}

export interface DocumentStore extends StoreApi<DocumentState> {
  /** Does an edit as one step. An edit that throws changes nothing, and its problem is returned and kept. */
  apply(label: string, edit: (pipeline: Pipeline) => Edit, mark?: string): Problem | undefined;
  undo(): void;
  redo(): void;
  /** The text that would be saved now. */
  text(): string;
  /** The server has this text now: what was edited meanwhile stays an edit. */
  saved(text: string, revision: string): void;
  setSaving(saving: Saving): void;
}

const empty: Pipeline = { reelgraph: 1, nodes: {} };

export function openDocument(file: string, text: string, revision: string | null): DocumentStore {
  const base = readPipeline(text);
  const store = createStore<DocumentState>(() => ({
    ...begin(base.pipeline ?? empty),
    file,
    base,
    revision,
    saving: "saved",
  }));
  const change = (next: History): void => {
    const { pipeline } = store.getState();
    if (next.pipeline === pipeline) return;
    store.setState({ ...next, saving: "unsaved" });
  };
  return {
    ...store,
    apply(label, edit, mark) {
      const { past, pipeline, future } = store.getState();
      try {
        change(record({ past, pipeline, future }, label, edit(pipeline), mark));
        if (store.getState().refused) dropRefusal();
        return undefined;
      } catch (thrown) {
        const refused = toProblem(thrown);
        store.setState({ refused });
        return refused;
      }
    },
    undo: () => change(undo(store.getState())),
    redo: () => change(redo(store.getState())),
    text() {
      const { base, pipeline } = store.getState();
      return base.pipeline ? saveText(base, pipeline) : base.text;
    },
    saved(text, revision) {
      const current = this.text();
      store.setState({ base: readPipeline(text), revision, saving: current === text ? "saved" : "unsaved" });
    },
    setSaving: (saving) => store.setState({ saving }),
  };

  function dropRefusal(): void {
    const { refused: _, ...rest } = store.getState();
    store.setState(rest, true);
  }
}
