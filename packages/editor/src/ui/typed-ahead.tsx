import { useEffect } from "react";

/** Stands where a part that begins with a field is still loading: what is typed meanwhile goes into the field. */
export function TypedAhead() {
  useEffect(() => {
    let typed = "";
    const hear = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      typed += event.key;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", hear, true);
    return () => {
      window.removeEventListener("keydown", hear, true);
      // The field gets the focus in this frame.
      requestAnimationFrame(() => {
        if (typed !== "" && document.activeElement instanceof HTMLInputElement)
          document.execCommand("insertText", false, typed);
      });
    };
  }, []);
  return null;
}
