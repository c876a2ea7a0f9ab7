import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { failure } from "@reelgraph/engine";

const mostFiles = 500;
const deepest = 6;
const skipped = new Set(["node_modules", "out", "dist"]);

/** Where a pipeline of a folder lies by its name, a path with slashes. Throws `bad-file-name`. */
export function placeIn(folder: string, file: string): string {
  const parts = file.split("/");
  const plain = parts.every((part) => /^[\p{L}\p{N}_][\p{L}\p{N} ._-]*$/u.test(part) && !skipped.has(part));
  const own = file.endsWith(".json") && !file.endsWith("reelgraph.config.json") && file.length <= 200;
  if (!plain || !own || parts.length > deepest + 1) throw badName(file);
  return join(folder, ...parts);
}

/** Names of all JSON files of a folder that may be pipelines, by name; the first 500. */
export async function filesOf(folder: string, under = "", depth = 0): Promise<string[]> {
  const entries = await readdir(join(folder, under), { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".") || skipped.has(entry.name) || found.length >= mostFiles) continue;
    const name = under === "" ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory() && depth < deepest) found.push(...(await filesOf(folder, name, depth + 1)));
    else if (entry.isFile() && name.endsWith(".json")) found.push(name);
  }
  return found.slice(0, mostFiles);
}

/** Writes a text so that there is the old one or the new one, and never a part of it. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.${randomUUID()}.part`;
  try {
    const handle = await open(part, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o644);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
}

export function badName(file: string) {
  return failure("bad-file-name", `"${file.slice(0, 200)}" can't be the name of a pipeline`, {
    expected: "a path within the folder that ends in .json, for example films/dawn.json",
  });
}
