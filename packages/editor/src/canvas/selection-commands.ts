import { commands } from "../commands/builtin.ts";
import type { Command } from "../commands/command.ts";
import type { Editor } from "../session/editor.ts";

/** What is done most with one node, and with several; further commands are in the palette. */
const one = [
  "run.from",
  "run.to",
  "node.bypass",
  "node.pin",
  "edit.duplicate",
  "board.note",
  "node.unfold",
  "node.enter",
];
const several = [
  "run.selected",
  "graph.group",
  "board.frame",
  "layout.alignTop",
  "layout.alignLeft",
  "layout.distributeX",
  "layout.tidy",
  "edit.duplicate",
];

/** Those of them that can be done now with what is selected. */
export function selectionCommands(editor: Editor): readonly Command[] {
  const ids = editor.session.getState().selected.size === 1 ? one : several;
  const found = ids.flatMap((id) => commands.find((command) => command.id === id) ?? []);
  return found.filter(({ isEnabled }) => isEnabled?.(editor) ?? true);
}
