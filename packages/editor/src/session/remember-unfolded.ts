import type { Editor } from "./editor.ts";

const keyOf = (file: string): string => `reelgraph.unfolded:${file}`;

/**
 * Keeps in this browser what is unfolded in a file. It is a way of looking, like the zoom: not for the file, where it
 * would be somebody else's, too. Returns what stops it.
 */
export function rememberUnfolded({ document, session }: Editor): () => void {
  const { file } = document.getState();
  for (const path of localStorage.getItem(keyOf(file))?.split(" ") ?? []) session.unfold(path, true);
  return session.subscribe(({ unfolded }, before) => {
    if (unfolded === before.unfolded) return;
    if (unfolded.size === 0) localStorage.removeItem(keyOf(file));
    else localStorage.setItem(keyOf(file), [...unfolded].join(" "));
  });
}
