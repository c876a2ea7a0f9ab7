import type { Command } from "./command.ts";
import type { Editor } from "../session/editor.ts";
import { words } from "./words.ts";

const mac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Whether a key stroke is the one that `Mod+Shift+Z` names. */
function isStroke(event: KeyboardEvent, keys: string): boolean {
  const parts = partsOf(keys);
  const key = parts.at(-1) ?? "";
  const mod = mac ? event.metaKey : event.ctrlKey;
  // With Alt, letters type other signs on some keyboards.
  const letter = parts.includes("Alt") && /^[A-Z]$/.test(key) ? `Key${key}` : undefined;
  const code = /^\d$/.test(key) ? `Digit${key}` : letter;
  return (
    (code === undefined ? event.key.toLowerCase() === key.toLowerCase() : event.code === code) &&
    mod === parts.includes("Mod") &&
    event.altKey === parts.includes("Alt") &&
    // A sign such as ? is typed with Shift on some keyboards and without on others.
    (event.shiftKey === parts.includes("Shift") || /^[^\w\s]$/.test(key))
  );
}

/** As people write it: `Ctrl Shift Z`, `⌘⇧Z`. */
export function writeKeys(keys: string): string {
  const signs: Readonly<Record<string, string>> = {
    ...(mac ? { Mod: "⌘", Shift: "⇧", Alt: "⌥" } : { Mod: "Ctrl" }),
    " ": words.now().space,
    ArrowLeft: "←",
    ArrowRight: "→",
    ArrowUp: "↑",
    ArrowDown: "↓",
  };
  return partsOf(keys)
    .map((part) => signs[part] ?? part)
    .join(mac ? "" : " ");
}

/** `Mod++` is Mod and the plus sign. */
const partsOf = (keys: string): readonly string[] => keys.split(/\+(?!$)/);

/** Runs commands on key strokes, but not while somebody types or composes a character. Returns what stops it. */
export function listenForKeys(commands: readonly Command[], editor: Editor): () => void {
  const hear = (event: KeyboardEvent) => {
    // A dialog that was asked for may still be on its way: what is typed is meant for it.
    const asked = editor.session.getState().dialog !== undefined || document.querySelector("dialog[open]") !== null;
    if (event.isComposing || event.defaultPrevented || asked) return;
    const typing =
      event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
    // Enter and the space bar press what has the focus.
    const presses = (event.key === "Enter" || event.key === " ") && !event.ctrlKey && !event.metaKey;
    if (presses && event.target instanceof HTMLElement && event.target.closest("button, a[href], summary")) return;
    const command = commands.find(({ keys = [], isEnabled }) => {
      return keys.some((stroke) => isStroke(event, stroke)) && (isEnabled?.(editor) ?? true);
    });
    if (!command || command.native === true || (typing && !command.keys?.[0]?.startsWith("Mod+"))) return;
    if (typing && /^(edit|select)\./.test(command.id)) return;
    event.preventDefault();
    command.run(editor);
  };
  window.addEventListener("keydown", hear);
  return () => window.removeEventListener("keydown", hear);
}
