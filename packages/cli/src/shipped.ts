import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * A folder that comes with the program: beside the bundle when it is installed, at the top of the repository otherwise,
 * where the sources are.
 */
export function shipped(name: string): string {
  const inRepository = existsSync(new URL("../src", import.meta.url));
  return fileURLToPath(new URL(inRepository ? `../../../${name}` : `./${name}`, import.meta.url));
}
