import { Redo2, Search, Settings, Undo2 } from "lucide-react";
import { canvasCommands } from "../canvas/commands.ts";
import { documentCommands } from "../document/commands.ts";
import { railCommands } from "../rail/commands.ts";
import { runCommands } from "../run/commands.ts";
import { screeningCommands } from "../screening/commands.ts";
import { openSettings } from "../settings/settings-store.ts";
import { defineCommand, type Command } from "./command.ts";
import { words } from "./words.ts";

/** All commands, in the order in which the palette lists them. Each part of the editor adds its own list here. */
export const commands: readonly Command[] = [
  // First, because its keys are single letters that mean something else beside a graph.
  ...screeningCommands,
  defineCommand({
    id: "view.palette",
    title: () => words.now().palette,
    icon: Search,
    keys: ["Mod+K"],
    run: ({ session }) => session.openDialog("palette"),
  }),
  defineCommand({
    id: "edit.undo",
    title: () => words.now().undo,
    icon: Undo2,
    keys: ["Mod+Z"],
    isEnabled: ({ document }) => document.getState().past.length > 0,
    run: ({ document }) => document.undo(),
  }),
  defineCommand({
    id: "edit.redo",
    title: () => words.now().redo,
    icon: Redo2,
    keys: ["Mod+Shift+Z", "Mod+Y"],
    isEnabled: ({ document }) => document.getState().future.length > 0,
    run: ({ document }) => document.redo(),
  }),
  ...canvasCommands,
  ...railCommands,
  ...documentCommands,
  ...runCommands,
  defineCommand({
    id: "view.settings",
    title: () => words.now().settings,
    icon: Settings,
    keys: ["Mod+,"],
    run: () => openSettings(),
  }),
];
