import { createStore, useStore } from "zustand";

const stored = "reelgraph.person";
/** What the server calls the owner of the machine who gives no name. */
export const nobody = "local";

const name = createStore<string>(() => localStorage.getItem(stored) ?? "");

/** Under which name this browser's person rates and comments. */
export const person = (): string => name.getState() || nobody;

export const usePersonName = (): string => useStore(name);

export function setPersonName(to: string): void {
  localStorage.setItem(stored, to.trim());
  name.setState(to, true);
}

/** As the server wants it: absent where nobody gave a name. */
export const signed = (): { readonly by?: string } => (person() === nobody ? {} : { by: person().trim() });
