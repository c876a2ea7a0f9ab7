import { Braces, History, Smartphone } from "lucide-react";
import { defineCommand, type Command } from "../commands/command.ts";
import { words } from "./words.ts";
import { publish } from "./publish.ts";

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
  defineCommand({
    id: "file.publish",
    title: () => words.now().publish,
    icon: Smartphone,
    keys: ["Mod+Shift+U"],
    isEnabled: ({ document }) => document.getState().pipeline.app !== true,
    run: ({ document }) => void document.apply(words.now().publish, (pipeline) => publish(pipeline, true)),
  }),
  defineCommand({
    id: "file.unpublish",
    title: () => words.now().unpublish,
    icon: Smartphone,
    keys: ["Mod+Alt+U"],
    isEnabled: ({ document }) => document.getState().pipeline.app === true,
    run: ({ document }) => void document.apply(words.now().unpublish, (pipeline) => publish(pipeline, false)),
  }),
];
