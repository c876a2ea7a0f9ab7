import { useSyncExternalStore } from "react";

/** A phone, or a window as narrow as one: the same width as in the styles. */
const query = "(max-width: 900px)";

export const isNarrow = (): boolean => typeof matchMedia !== "undefined" && matchMedia(query).matches;

function listen(change: () => void): () => void {
  const list = matchMedia(query);
  list.addEventListener("change", change);
  return () => list.removeEventListener("change", change);
}

export const useNarrow = (): boolean => useSyncExternalStore(listen, isNarrow);
