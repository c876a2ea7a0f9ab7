import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { failure } from "../errors.ts";
import type { Media } from "../ports/values.ts";
import { identify } from "./artifacts.ts";
import { safeFileName } from "./file-name.ts";
import { extensionOf } from "./media-types.ts";

/** Copies a stored file into the folder under a name that a person gave; returns the path. */
export function saveFile(folder: string, name: string, source: string, media: Media): Promise<string> {
  const fill = (draft: string) => copyFile(source, draft, constants.COPYFILE_FICLONE);
  return settle(folder, safeFileName(name), extensionOf(media.type), fill);
}

/** Writes a text as `<name>.txt`, or as JSON where the name says so; returns the path. */
export function saveText(folder: string, name: string, text: string): Promise<string> {
  return settle(folder, safeFileName(name), textExtension(name), (draft) => writeFile(draft, text));
}

/** The ending of a text by the name that a person gave. */
export function textExtension(name: string): "json" | "txt" {
  return name.endsWith(".json") ? "json" : "txt";
}

/**
 * Puts a new file under `name.extension`, or `name-2.extension` and so on where another content has that name. A file
 * with the same content is left as it is. Nobody ever sees half a file.
 */
async function settle(
  folder: string,
  name: string,
  extension: string,
  fill: (draft: string) => Promise<void>,
): Promise<string> {
  const draft = join(folder, `.${randomUUID()}.part`);
  try {
    await fill(draft);
    const own = await identify(draft);
    for (let number = 1; number < 10_000; number++) {
      const path = join(folder, `${name}${number === 1 ? "" : `-${number}`}.${extension}`);
      if (await reserve(path)) {
        await rename(draft, path).catch(async (error) => {
          await rm(path, { force: true });
          throw error;
        });
        return path;
      }
      if (await holds(path, own)) return path;
    }
  } finally {
    await rm(draft, { force: true });
  }
  throw failure("output-full", `The output folder holds 10,000 files named "${name}"`);
}

/** Makes an empty file of that name, to be replaced at once; false: the name is taken. */
async function reserve(path: string): Promise<boolean> {
  try {
    await (await open(path, "wx")).close();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

async function holds(path: string, own: { sha256: string; bytes: number }): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true && found.size === own.bytes && (await identify(path)).sha256 === own.sha256;
}
