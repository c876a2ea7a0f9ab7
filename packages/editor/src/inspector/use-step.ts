import { useRef } from "react";
import type { Edit, Pipeline } from "@reelgraph/engine";
import { useEditor } from "../session/editor.ts";

let visits = 0;

/**
 * Edits from one visit to a field are one step: typing a prompt is undone at once, and the next visit is another step.
 * Gives what applies an edit, and what begins a visit.
 */
export function useStep(): { apply(label: string, edit: (pipeline: Pipeline) => Edit): void; begin(): void } {
  const { document } = useEditor();
  const visit = useRef(0);
  return {
    apply: (label, edit) => void document.apply(label, edit, `visit ${(visit.current ||= ++visits)}`),
    begin: () => {
      visit.current = ++visits;
    },
  };
}
