import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { failure } from "../errors.ts";
import type { Origin } from "../host.ts";
import type { Media } from "../ports/values.ts";
import { identify } from "./artifacts/identify.ts";
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

/**
 * Writes where a file came from beside it, as `film.mp4.json`. What told that before stays, and so does what isn't ours;
 * only what tells of another file that had the name is replaced.
 */
export async function saveOrigin(path: string, origin: Origin | undefined): Promise<void> {
  if (!origin) return;
  const beside = `${path}.json`;
  const found = await readFile(beside, "utf8").catch(() => undefined);
  if (found !== undefined && !tellsOfAnother(found, origin)) return;
  const draft = join(dirname(path), `.${randomUUID()}.part`);
  try {
    await writeFile(draft, originText(origin));
    await rename(draft, beside);
  } finally {
    await rm(draft, { force: true });
  }
}

/** An origin as it stands beside its file. */
export function originText(origin: object): string {
  return `${JSON.stringify(origin, null, 2)}\n`;
}

function tellsOfAnother(text: string, { file }: Origin): boolean {
  const ours = z.object({ generator: z.literal("reelgraph"), file: z.object({ sha256: z.string() }) });
  try {
    return ours.parse(JSON.parse(text)).file.sha256 !== file.sha256;
  } catch {
    return false;
  }
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
