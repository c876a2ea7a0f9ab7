import { useEffect, type RefObject } from "react";
import { useEditor } from "../../session/editor.ts";
import { openSearch } from "../commands/graph-commands.ts";

/**
 * Tab opens the search of nodes for a hand that is over the canvas. For everybody else it goes from control to control, as
 * everywhere: who uses no pointer is never held fast.
 */
export function useTab(section: RefObject<HTMLElement | null>): void {
  const editor = useEditor();
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { current } = section;
      if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || !current?.matches(":hover")) return;
      const focused = document.activeElement;
      if (focused !== null && focused !== document.body && focused !== current && !current.contains(focused)) return;
      if (focused?.matches("input, textarea, select, button")) return;
      event.preventDefault();
      openSearch(editor);
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, [editor, section]);
}
