import type { LucideIcon } from "lucide-react";
import type { Editor } from "../session/editor.ts";

/**
 * Something that a person can do. Buttons, keys, menus and the palette all go through commands, so that whatever can
 * be done with a pointer can be done without one, and is found under one name.
 */
export interface Command {
  /** `edit.undo` */
  readonly id: string;
  /** In the person's language. */
  title(): string;
  readonly icon?: LucideIcon;
  /** `Mod+Z`, `Shift+1`; the first is shown. Mod is Ctrl, on a Mac Cmd. */
  readonly keys?: readonly string[];
  /** The browser has an event of its own for these keys, and that is listened to instead: the clipboard's. */
  readonly native?: boolean;
  /** Default: always. */
  isEnabled?(editor: Editor): boolean;
  run(editor: Editor): void;
}

export const defineCommand = (command: Command): Command => command;
