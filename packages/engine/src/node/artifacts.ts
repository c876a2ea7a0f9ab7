import { createHash, hash } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { chmod, mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { failure, type ReelgraphError } from "../errors.ts";
import type { Media } from "../ports/values.ts";
import { factsSchema, type Facts } from "./media/facts.ts";
import { extensionOf } from "./media-types.ts";

/**
 * Media files by content: `ab/<sha256>.<ext>`, with what is known about each beside it in `ab/<sha256>.json`.
 *
 * A file appears whole or not at all, and never changes. Any number of processes may share a store: equal content goes
 * to the same place, so it doesn't matter who is first.
 */
export interface Artifacts {
  /** Moves a file into the store. Its name is made here from its bytes; the file must be on the same disk. */
  put(file: string, facts: Facts): Promise<Media>;
  /** Where the bytes of a value lie, or would lie. Throws `invalid-media` on a value that names no content. */
  path(media: Pick<Media, "sha256" | "type">): string;
  /**
   * The same, after the bytes were read and found to be the value's: once for each file as it lies there. A file that is
   * damaged is set aside, so that it is made or fetched anew. Throws `artifact-missing`, `artifact-damaged`.
   */
  verified(media: Pick<Media, "sha256" | "type">): Promise<string>;
  /** Whether the bytes are there, in full length. */
  has(media: Pick<Media, "sha256" | "type" | "bytes">): boolean;
  /** The stored value with these bytes. */
  find(sha256: string): Promise<Media | undefined>;
  /** Bytes of all files in the store. */
  size(): Promise<number>;
}

/** Opens the store in a folder, which is made when the first file comes. */
export function openArtifacts(folder: string): Artifacts {
  const shelf = (sha256: string) => join(folder, sha256.slice(0, 2));
  const card = (sha256: string) => join(shelf(sha256), `${sha256}.json`);
  const path = ({ sha256, type }: Pick<Media, "sha256" | "type">) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw failure("invalid-media", "A media value has no SHA-256 of its content");
    return join(shelf(sha256), `${sha256}.${extensionOf(type)}`);
  };
  const has: Artifacts["has"] = (media) => bytesOf(path(media)) === media.bytes;
  const isWhole = openSeal();

  return {
    path,
    has,
    async verified(media) {
      const file = path(media);
      if (await isWhole(file, media.sha256)) return file;
      if (!existsSync(file)) throw unusable("artifact-missing", "has lost", media);
      await rename(file, `${file}.damaged`);
      throw unusable("artifact-damaged", "holds other bytes than were stored as", media);
    },
    async put(file, facts) {
      const media: Media = { ...facts, ...(await identify(file)) };
      if ((await isWhole(path(media), media.sha256)) && (await this.find(media.sha256))) {
        await rm(file);
        return media;
      }
      await mkdir(shelf(media.sha256), { recursive: true, mode: 0o700 });
      await chmod(file, 0o600);
      await sync(file);
      const draft = `${card(media.sha256)}.${process.pid}.part`;
      await writeFile(draft, `${JSON.stringify(facts)}\n${checksum(JSON.stringify(facts))}`, { mode: 0o600 });
      await rename(draft, card(media.sha256));
      // Last: who sees the file can also read its card.
      await rename(file, path(media));
      await sync(shelf(media.sha256));
      return media;
    },
    async find(sha256) {
      const text = await readFile(card(sha256), "utf8").catch(() => undefined);
      const [body = "", check] = text?.split("\n") ?? [];
      if (check !== checksum(body)) return undefined;
      const facts = factsSchema().parse(JSON.parse(body));
      const bytes = bytesOf(path({ sha256, type: facts.type }));
      return bytes === undefined ? undefined : { ...facts, sha256, bytes };
    },
    async size() {
      const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      return files.reduce((sum, { parentPath, name }) => sum + (bytesOf(join(parentPath, name)) ?? 0), 0);
    },
  };
}

/** The SHA-256, in hex, and size of a file, read from its bytes. */
export async function identify(file: string, signal?: AbortSignal): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024, signal })) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest("hex"), bytes };
}

/** Tells whether files hold the bytes that their hash says. Each is read once, and again when it has changed. */
function openSeal(): (file: string, sha256: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  return (file, sha256) => {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found?.isFile()) return Promise.resolve(false);
    const name = `${file} ${found.ino} ${found.size} ${found.mtimeMs}`;
    let answer = known.get(name);
    if (!answer) {
      answer = identify(file).then((own) => own.sha256 === sha256);
      known.set(name, answer);
      // What couldn't be read is read again.
      answer.catch(() => known.delete(name));
    }
    return answer;
  };
}

/** Shows that a card was written whole and has not changed. */
function checksum(text: string): string {
  return hash("sha256", text).slice(0, 16);
}

function unusable(code: string, what: string, { sha256, type }: Pick<Media, "sha256" | "type">): ReelgraphError {
  return failure(code, `The store ${what} ${sha256.slice(0, 8)} (${type})`, {
    hint: "run again, or resume: it is made anew, or fetched from the vendor who was paid for it",
  });
}

function bytesOf(file: string): number | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : undefined;
}

/** Waits until a file's content, or a folder's list of names, is on the disk. */
async function sync(path: string): Promise<void> {
  await using handle = await open(path, "r");
  // Some systems can't sync a folder; there the list of names is safe by other means.
  await handle.sync().catch(() => undefined);
}
