import { lstatSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { failure } from "../errors.ts";
import { stateFiles } from "./state.ts";

/** The number of the user who runs this process; undefined where the system has none, as Windows. */
export const currentUser = (): number | undefined => process.geteuid?.();

/**
 * Refuses a configuration that nobody named when it, or `.env` beside it, is another user's: what it says, and its plugins,
 * would be done in this user's name. Root may write what it likes, and as root, as in containers, everything is taken. Of
 * a link both it and its target count. Throws `foreign-config`.
 */
export function refuseForeign(config: string, user = currentUser()): void {
  for (const file of [config, join(dirname(config), ".env")]) {
    const other = foreignOwner(file, user);
    if (other === undefined) continue;
    throw failure("foreign-config", `${basename(file)} belongs to another user (number ${other}), so it is not used`, {
      file,
      expected: `a file of yours (number ${user}) or of root`,
      hint: `if you trust it, name the configuration with --config ${config}, or make the file yours with chown`,
    });
  }
}

/**
 * Refuses a state folder that nobody named when it, or the journal in it, is another user's: its results would be taken for
 * ours, and its owner would read what we make and decide what counts as paid. Throws `foreign-state`.
 */
export function refuseForeignState(folder: string, user = currentUser()): void {
  for (const file of [folder, stateFiles(folder).journal]) {
    const other = foreignOwner(file, user);
    if (other === undefined) continue;
    throw failure("foreign-state", `${basename(file)} belongs to another user (number ${other}), so it is not used`, {
      file,
      expected: `a state folder of yours (number ${user}) or of root`,
      hint: `if you trust it, name it with REELGRAPH_HOME=${folder}, or make it yours with chown; else name a folder of your own with REELGRAPH_HOME`,
    });
  }
}

/** Whose the file or its link's target is, where that is neither the user nor root. */
function foreignOwner(file: string, user: number | undefined): number | undefined {
  if (user === undefined || user === 0) return undefined;
  const owners = [lstatSync, statSync].map((look) => look(file, { throwIfNoEntry: false })?.uid);
  return owners.find((owner) => owner !== undefined && owner !== user && owner !== 0);
}
