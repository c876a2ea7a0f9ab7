import { chmod, constants, copyFile, link, mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { placeIn, type MediaName } from "./artifacts.ts";
import { openSeal } from "./identify.ts";

/** Copies on this machine of files that are kept elsewhere, in a folder that holds so much and no more. */
export interface Copies {
  /** A copy whose bytes were read and found to be right, or undefined. It may go when others need its room. */
  find(media: MediaName): Promise<string | undefined>;
  /** Moves a file with the right bytes in. */
  take(file: string, media: MediaName): Promise<string>;
  /** Gives a copy a second name, under which it stays until that is removed. False: it is gone meanwhile. */
  hold(copy: string, as: string): Promise<boolean>;
}

/** A tidy folder is tidied again when so much of its room came in since. */
const tidyAfter = 0.05;
/** Whoever has just asked for a copy is about to use it: it stays for so long, whatever room there is. */
const inUseMs = 60_000;

/**
 * Opens the folder, by content like the store itself: what was used longest ago goes first. Any number of processes may
 * share it. When a file was used last stands in its access time, which nobody else needs.
 */
export function openCopies(folder: string, mostBytes: number): Copies {
  const isWhole = openSeal();
  let [added, tidying]: [number, Promise<void> | undefined] = [Infinity, undefined];

  async function tidy(): Promise<void> {
    added = 0;
    const files = await filesIn(folder);
    let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    for (const file of files.toSorted((a, b) => a.used - b.used)) {
      if (bytes <= mostBytes * (1 - tidyAfter) || file.used > Date.now() - inUseMs) return;
      await rm(file.path, { force: true });
      bytes -= file.bytes;
    }
  }

  return {
    async find(media) {
      const file = join(folder, placeIn(media));
      const found = await stat(file).catch(() => undefined);
      if (!found) return undefined;
      if (!(await isWhole(file, media.sha256))) {
        await rm(file, { force: true });
        return undefined;
      }
      // The time of the last change stays: it tells that the bytes are as they were when they were read.
      await utimes(file, new Date(), found.mtime).catch(() => undefined);
      return file;
    },
    async take(file, media) {
      const place = join(folder, placeIn(media));
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      const { size, mtime } = await stat(file);
      await chmod(file, 0o600);
      await utimes(file, new Date(), mtime);
      await rename(file, place);
      added += size;
      if (added > mostBytes * tidyAfter) await (tidying ??= tidy().finally(() => (tidying = undefined)));
      return place;
    },
    async hold(copy, as) {
      try {
        await link(copy, as).catch((thrown: unknown) => {
          if (isGone(thrown)) throw thrown;
          // Not every disk gives files second names.
          return copyFile(copy, as, constants.COPYFILE_FICLONE);
        });
        return true;
      } catch (thrown) {
        if (isGone(thrown)) return false;
        throw thrown;
      }
    },
  };
}

function isGone(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT";
}

async function filesIn(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const found = entries.map(async (entry) => {
    if (!entry.isFile()) return undefined;
    const path = join(entry.parentPath, entry.name);
    const told = await stat(path).catch(() => undefined);
    return told && { path, bytes: told.size, used: told.atimeMs };
  });
  return (await Promise.all(found)).flatMap((file) => file ?? []);
}
