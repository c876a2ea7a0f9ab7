import {
  readAgain,
  readPipeline,
  saveText,
  toProblem,
  type Edit,
  type Pipeline,
  type PipelineDocument,
  type Problem,
} from "@reelgraph/engine";
import { createStore, type StoreApi } from "zustand/vanilla";
import { adopt } from "./adopt.ts";
import type { Conflict } from "./catch-up.ts";
import { begin, record, redo, undo, type History } from "./history.ts";

/** How the text on the server stands to what is on the screen. */
export type Saving = "saved" | "unsaved" | "saving" | "offline" | "conflict";

/** The open file. Only commands change it; selection, viewport and runs live elsewhere. */
export interface DocumentState extends History {
  /** The file's path from the server's folder. */
  readonly file: string;
  /** A text and what it reads as. What is saved is always an edit of this. */
  readonly base: PipelineDocument;
  /** The text that the server had last, and what it knows it by. */
  readonly kept: string;
  /** SHA-256 of that text; null: the file is not there yet. */
  readonly revision: string | null;
  readonly saving: Saving;
  /** Where somebody else's changes can't be put together with these. */
  readonly conflict?: Conflict;
  /** It can be looked at, and every edit is refused. */
  readonly isReadOnly?: true;
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
  setSaving(saving: Saving, conflict?: Conflict): void;
  /** What is saved from now on is an edit of this text, which the server has. */
  rebase(text: string, revision: string): void;
  /** Takes a text for the file's, as it is; one step. Gives what is wrong with it, and then nothing changes. */
  take(label: string, text: string): readonly Problem[];
}

const empty: Pipeline = { reelgraph: 1, nodes: {} };

/** Opens a file; `isSound`: the server has read this text and found nothing wrong with its form. */
export function openDocument(file: string, text: string, revision: string | null, isSound = false): DocumentStore {
  const base = isSound ? readAgain(text) : readPipeline(text);
  const store = createStore<DocumentState>(() => ({
    ...begin(base.pipeline ?? empty),
    file,
    base,
    kept: text,
    revision,
    saving: "saved",
  }));
  const change = (next: History): void => {
    const { pipeline, conflict } = store.getState();
    if (next.pipeline === pipeline) return;
    store.setState({ ...next, saving: conflict ? "conflict" : "unsaved" });
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
      store.setState({
        base: readPipeline(text),
        kept: text,
        revision,
        saving: current === text ? "saved" : "unsaved",
      });
    },
    setSaving(saving, conflict) {
      const { conflict: _, ...rest } = store.getState();
      store.setState({ ...rest, saving, ...(conflict ? { conflict } : {}) }, true);
    },
    rebase(text, revision) {
      const { conflict: _, ...rest } = store.getState();
      store.setState({ ...rest, base: readPipeline(text), kept: text, revision, saving: "unsaved" }, true);
    },
    take(label, text) {
      const read = readPipeline(text);
      const { pipeline: next, problems } = read;
      if (!next || problems.some(({ severity }) => severity !== "warning")) return problems;
      this.apply(label, (pipeline) => adopt(pipeline, next));
      // Comments and spacing are kept, too: from here on the text is an edit of this one.
      store.setState({ base: { ...read, pipeline: store.getState().pipeline }, saving: "unsaved" });
      return [];
    },
  };

  function dropRefusal(): void {
    const { refused: _, ...rest } = store.getState();
    store.setState(rest, true);
  }
}
