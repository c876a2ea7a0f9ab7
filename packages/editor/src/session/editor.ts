import { createContext, use } from "react";
import { useStore } from "zustand";
import type { DocumentState, DocumentStore } from "../document/document.ts";
import type { Stage } from "../canvas/stage.ts";
import type { PlanStore, PlanStoreState } from "../run/plan-store.ts";
import type { RunStore, RunStoreState } from "../run/run-store.ts";
import type { SessionState, SessionStore } from "./session.ts";

/** The stores of one open pipeline. Small ones, each with one concern; the views derive what they draw from them. */
export interface Editor {
  readonly document: DocumentStore;
  readonly session: SessionStore;
  readonly run: RunStore;
  readonly plan: PlanStore;
  readonly stage: Stage;
}

export const EditorContext = createContext<Editor | undefined>(undefined);

/** The editor that a component stands in. Throws outside of one. */
export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error("Not inside an editor");
  return editor;
}

export const useDocument = <T>(select: (state: DocumentState) => T): T => useStore(useEditor().document, select);
export const useSession = <T>(select: (state: SessionState) => T): T => useStore(useEditor().session, select);
export const useRun = <T>(select: (state: RunStoreState) => T): T => useStore(useEditor().run, select);
export const usePlan = <T>(select: (state: PlanStoreState) => T): T => useStore(useEditor().plan, select);
