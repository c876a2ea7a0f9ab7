import { ClipboardCopy, ClipboardPaste, Scissors } from "lucide-react";
import { defineCommand, type Command } from "../../commands/command.ts";
import { clipboardText, pasteText, removeCopied } from "../clipboard/clipboard.ts";
import { hasChosen, isGraph } from "./chosen.ts";
import { words } from "./words.ts";

/** Keys for these belong to the browser's own events, which need nobody's permission: see `listenForClipboard`. */
export const clipboardCommands: readonly Command[] = [
  defineCommand({
    id: "edit.copy",
    title: () => words.now().copy,
    icon: ClipboardCopy,
    keys: ["Mod+C"],
    native: true,
    isEnabled: hasChosen,
    run: (editor) => void navigator.clipboard.writeText(clipboardText(editor)),
  }),
  defineCommand({
    id: "edit.cut",
    title: () => words.now().cutNodes,
    icon: Scissors,
    keys: ["Mod+X"],
    native: true,
    isEnabled: hasChosen,
    run(editor) {
      void navigator.clipboard.writeText(clipboardText(editor));
      removeCopied(editor);
    },
  }),
  defineCommand({
    id: "edit.paste",
    title: () => words.now().paste,
    icon: ClipboardPaste,
    keys: ["Mod+V"],
    native: true,
    isEnabled: isGraph,
    run: (editor) => void navigator.clipboard.readText().then((text) => pasteText(editor, text, { keepWires: false })),
  }),
  defineCommand({
    id: "edit.pasteWired",
    title: () => words.now().pasteWired,
    icon: ClipboardPaste,
    keys: ["Mod+Shift+V"],
    native: true,
    isEnabled: isGraph,
    run: (editor) => void navigator.clipboard.readText().then((text) => pasteText(editor, text, { keepWires: true })),
  }),
];
