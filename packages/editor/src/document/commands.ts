import { Braces, History } from "lucide-react";
import { defineCommand, type Command } from "../commands/command.ts";
import { words } from "./words.ts";

/** Looking at the file itself. */
export const documentCommands: readonly Command[] = [
  defineCommand({
    id: "file.versions",
    title: () => words.now().versions,
    icon: History,
    keys: ["Mod+Shift+H"],
    run: ({ session }) => session.openDialog("versions"),
  }),
  defineCommand({
    id: "file.text",
    title: () => words.now().textView,
    icon: Braces,
    keys: ["Mod+Shift+J"],
    run: ({ session }) => session.openDialog("text"),
  }),
];
