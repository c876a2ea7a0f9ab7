import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * A folder that comes with the program: beside the bundle when it is installed, at the top of the repository otherwise,
 * where the sources are. `source`: where it lies in the repository, if not under its name.
 */
export function shipped(name: string, source = name): string {
  const inRepository = existsSync(new URL("../src", import.meta.url));
  return fileURLToPath(new URL(inRepository ? `../../../${source}` : `./${name}`, import.meta.url));
}
