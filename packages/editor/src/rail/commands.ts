import { Keyboard, Layers, Plus, Search, Workflow } from "lucide-react";
import { defineCommand, type Command } from "../commands/command.ts";
import type { RailPanel } from "../session/session.ts";
import { words } from "./words.ts";

const panels = [
  ["nodes", Plus, "Alt+1"],
  ["outline", Layers, "Alt+2"],
  ["pipelines", Workflow, "Alt+3"],
  ["find", Search, "Mod+F"],
] as const satisfies readonly (readonly [RailPanel, unknown, string])[];

/** The panels on the left, and the list of keys. */
export const railCommands: readonly Command[] = [
  ...panels.map(([panel, icon, key]) =>
    defineCommand({
      id: `panel.${panel}`,
      title: () => words.now()[panel],
      icon,
      keys: [key],
      run: ({ session }) => session.openRail(session.getState().rail === panel ? undefined : panel),
    }),
  ),
  defineCommand({
    id: "view.keys",
    title: () => words.now().keys,
    icon: Keyboard,
    keys: ["?"],
    run: ({ session }) => session.openDialog("keys"),
  }),
];
