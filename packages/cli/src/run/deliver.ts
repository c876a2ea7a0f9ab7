import { createHash } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { access, chmod, copyFile, mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { failure, type Media } from "@reelgraph/engine";
import { extensionOf, safeFileName } from "@reelgraph/engine/node";
import { writeWhole } from "../write-whole.ts";

/** One thing that a run gave: a media file, or a plain value. */
export interface Delivered {
  /** The output's name; with the keys of its items: `takes/noir`. */
  readonly name: string;
  readonly value: unknown;
  /** Where the file was put, absolute. */
  readonly path?: string;
}

export interface Delivery {
  readonly delivered: readonly Delivered[];
  /** The outputs as the run gave them, with `path` added to every media value. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface DeliveryOptions {
  /** Made when the first file comes. */
  readonly folder: string;
  /** Where the bytes of a media value lie. */
  pathOf(media: Media): Promise<string>;
  /** A file that must not stay when the program is ended. */
  draft(path: string): { keep(): void };
  /** What stands beside a file as `film.mp4.json`: where it came from. Absent: nothing does. */
  provenance?(media: Media): Promise<object | undefined>;
  /** Puts something into a copy; whether it did. Absent: copies are as what they are copied from. */
  embed?(path: string, media: Media): Promise<boolean>;
}

/**
 * Copies all media of a run's outputs into a folder: `reel.mp4`, and `takes/noir.mp4` for an item of a list. A file
 * appears whole and replaces the one before. Copies, not links: who edits one must not change the store.
 */
export async function deliver(outputs: Readonly<Record<string, unknown>>, options: DeliveryOptions): Promise<Delivery> {
  const delivered: Delivered[] = [];
  const taken = new Set<string>();

  async function visit(names: readonly string[], value: unknown): Promise<unknown> {
    const name = names.join("/");
    if (isMedia(value)) {
      const file = join(options.folder, ...names.map(safeFileName));
      const path = unused(file, extensionOf(value.type), taken);
      const changed = await copy(value, path, options);
      const known = await options.provenance?.(value);
      const origin = known && changed ? { ...known, delivered: await identityOf(path) } : known;
      if (origin) await writeWhole(`${path}.json`, `${JSON.stringify(origin, null, 2)}\n`, options);
      delivered.push({ name, value, path });
      return { ...value, path };
    }
    if (isItems(value)) {
      const items: unknown[] = [];
      for (const { key, ...rest } of value) {
        const [inner] = Object.values(rest);
        const given = await visit([...names, key], "value" in rest ? inner : rest);
        items.push({ key, ...("value" in rest ? { value: given } : rest) });
      }
      return items;
    }
    delivered.push({ name, value });
    return value;
  }

  const entries: [string, unknown][] = [];
  for (const [name, value] of Object.entries(outputs)) entries.push([name, await visit([name], value)]);
  return { delivered, outputs: Object.fromEntries(entries) };
}

/** Throws `unwritable-output` when a folder can't be written to, before anything is spent for it. */
export async function expectWritable(folder: string): Promise<void> {
  let here = folder;
  let found = await stat(here).catch(() => undefined);
  while (!found && dirname(here) !== here) found = await stat((here = dirname(here))).catch(() => undefined);
  const writable = access(here, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (found?.isDirectory() && (await writable)) return;
  throw failure("unwritable-output", `Outputs can't be written to ${folder}`, {
    hint: "name another folder with --out",
  });
}

/** What the bytes of a copy are that is not as what it was copied from. */
async function identityOf(path: string) {
  const digest = createHash("sha256");
  await pipeline(createReadStream(path), digest);
  const { size } = await stat(path);
  return { sha256: digest.digest("hex"), bytes: size, holds: "the pipeline" };
}

/** Returns whether something was put into the copy. */
async function copy(media: Media, path: string, { pathOf, draft, embed }: DeliveryOptions): Promise<boolean> {
  const part = join(dirname(path), `.${process.pid}-${media.sha256.slice(0, 8)}.part`);
  await mkdir(dirname(path), { recursive: true });
  const unfinished = draft(part);
  try {
    await copyFile(await pathOf(media), part, constants.COPYFILE_FICLONE);
    // The store is for its owner alone; outputs are like any file that a program makes.
    await chmod(part, 0o666 & ~process.umask());
    const changed = (await embed?.(part, media)) ?? false;
    await rename(part, path);
    return changed;
  } finally {
    await rm(part, { force: true });
    unfinished.keep();
  }
}

/** Two keys may become one file name; the second gets a number. Some systems don't tell upper from lower case. */
function unused(file: string, extension: string, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const path = `${file}${number === 1 ? "" : `-${number}`}.${extension}`;
    const name = path.toLowerCase();
    if (taken.has(name)) continue;
    taken.add(name);
    return path;
  }
}

export function isMedia(value: unknown): value is Media {
  return (
    isObject(value) && "media" in value && typeof value["sha256"] === "string" && typeof value["type"] === "string"
  );
}

/** A list as a run gives it: each item has a key, and a value or why there is none. */
function isItems(value: unknown): value is readonly { readonly key: string }[] {
  const ends = ["value", "failed", "skipped", "cancelled"];
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => {
      if (!isObject(item) || typeof item["key"] !== "string") return false;
      const [end = "", ...more] = Object.keys(item).filter((name) => name !== "key");
      return ends.includes(end) && more.length === 0;
    })
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
