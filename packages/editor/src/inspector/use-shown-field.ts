import { useEffect, useRef, type RefObject } from "react";
import { useSession } from "../session/editor.ts";

/** Puts the focus into the field that something else wants to be seen: the place of a problem. */
export function useShownField<E extends HTMLElement>(): RefObject<E | null> {
  const form = useRef<E>(null);
  const field = useSession((state) => state.field);
  useEffect(() => {
    if (field === undefined) return;
    const place = form.current?.querySelector(`[data-field="${CSS.escape(field)}"]`);
    const control = place?.querySelector<HTMLElement>("input, textarea, select, button");
    control?.scrollIntoView({ block: "center" });
    control?.focus();
  }, [field]);
  return form;
}
