import { lstatSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { failure } from "../errors.ts";

/** The number of the user who runs this process; undefined where the system has none, as Windows. */
export const currentUser = (): number | undefined => process.geteuid?.();

/**
 * Refuses a configuration that nobody named when it, or `.env` beside it, is another user's: what it says, and its plugins,
 * would be done in this user's name. Root may write what it likes, and as root, as in containers, everything is taken. Of
 * a link both it and its target count. Throws `foreign-config`.
 */
export function refuseForeign(config: string, user = currentUser()): void {
  if (user === undefined || user === 0) return;
  for (const file of [config, join(dirname(config), ".env")]) {
    const owners = [lstatSync, statSync].map((look) => look(file, { throwIfNoEntry: false })?.uid);
    const other = owners.find((owner) => owner !== undefined && owner !== user && owner !== 0);
    if (other === undefined) continue;
    throw failure("foreign-config", `${basename(file)} belongs to another user (number ${other}), so it is not used`, {
      file,
      expected: `a file of yours (number ${user}) or of root`,
      hint: `if you trust it, name the configuration with --config ${config}, or make the file yours with chown`,
    });
  }
}
