import { resolve } from "node:path";
import { backupState } from "@reelgraph/engine/node";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { openHere } from "../open.ts";
import { bytes, count } from "../terminal/units.ts";

/** `reelgraph backup DIR`: a copy of the state folder, while runs go on. */
export const backup: Action = async (given, shell) => {
  const [word = ""] = given.words;
  const { stateFolder } = await openHere(given, shell);
  const to = resolve(shell.folder, word);
  const copied = await backupState(stateFolder, to);
  if (given.has("json")) shell.out.line(JSON.stringify({ folder: to, ...copied }));
  else shell.err.line(`${count(copied.files, "file")}, ${bytes(copied.bytes)}, copied to ${to} and read back.`);
  return exits.ok;
};
