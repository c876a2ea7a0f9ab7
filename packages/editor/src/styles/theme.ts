import { createStore } from "zustand";

export type Theme = "dark" | "light";

const stored = "reelgraph.theme";
const light = matchMedia("(prefers-color-scheme: light)");

function preferred(): Theme {
  const kept = localStorage.getItem(stored);
  if (kept === "dark" || kept === "light") return kept;
  return light.matches ? "light" : "dark";
}

/** Dark unless the person or their system wants it light. */
export const theme = createStore<Theme>(preferred);

export function setTheme(to: Theme): void {
  localStorage.setItem(stored, to);
  theme.setState(to, true);
}

/** Keeps the document's attribute, which the tokens hang on, up to date, also while the system changes at dusk. */
export function applyTheme(): void {
  const apply = (one: Theme) => void (document.documentElement.dataset["theme"] = one);
  apply(theme.getState());
  theme.subscribe(apply);
  light.addEventListener("change", () => theme.setState(preferred(), true));
}
