import { basename, dirname } from "node:path";

/** Whose state folder it is, when it is one of several below the owner's. */
export function tenantOf(folder: string): string | undefined {
  return basename(dirname(folder)) === "tenants" ? basename(folder) : undefined;
}
