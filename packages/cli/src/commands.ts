import { afterRuns } from "./after-runs.ts";
import { authoring } from "./authoring.ts";
import type { Command, Option } from "./command.ts";
import { mockVendor } from "./playing-vendor.ts";
import { serving } from "./serving.ts";

/** Options of every command. */
export const common: readonly Option[] = [
  { name: "no-color", about: "no colours (also: the variable NO_COLOR)" },
  { name: "help", short: "h", about: "show this help" },
];

/** All commands. Parsing, help and the documentation's test follow this table. */
export const commands: readonly Command[] = [...authoring, ...afterRuns, ...serving, mockVendor];
