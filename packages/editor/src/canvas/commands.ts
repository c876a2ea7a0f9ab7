import type { Command } from "../commands/command.ts";
import { clipboardCommands } from "./commands/clipboard-commands.ts";
import { graphCommands } from "./commands/graph-commands.ts";
import { holdCommands } from "./commands/hold-commands.ts";
import { layoutCommands } from "./commands/layout-commands.ts";
import { selectCommands } from "./commands/select-commands.ts";
import { unfoldCommands } from "./commands/unfold-commands.ts";
import { viewCommands } from "./commands/view-commands.ts";

/** All that can be done on the canvas. */
export const canvasCommands: readonly Command[] = [
  ...graphCommands,
  ...unfoldCommands,
  ...holdCommands,
  ...clipboardCommands,
  ...selectCommands,
  ...layoutCommands,
  ...viewCommands,
];
