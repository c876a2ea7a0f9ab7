import { randomUUID } from "node:crypto";
import { constants, existsSync, statSync } from "node:fs";
import { chmod, mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Media } from "../../ports/values.ts";
import { cardIn, damaged, missing, placeIn, type Artifacts, type MediaName } from "./artifacts.ts";
import { readCard, writeCard } from "./card.ts";
import { identify, openSeal } from "./identify.ts";

/** Media files in a folder, which any number of processes and machines may share. */
export interface FolderArtifacts extends Artifacts {
  has(media: MediaName & Pick<Media, "bytes">): boolean;
  /** Where the bytes of a value lie, or would lie. Throws `invalid-media` on a value that names no content. */
  path(media: MediaName): string;
}

/** Opens the store in a folder, which is made when the first file comes. */
export function openArtifacts(folder: string): FolderArtifacts {
  const card = (sha256: string) => join(folder, cardIn(sha256));
  const path = (media: MediaName) => join(folder, placeIn(media));
  const isWhole = openSeal();

  const verified = async (media: MediaName) => {
    const file = path(media);
    if (await isWhole(file, media.sha256)) return file;
    if (!existsSync(file)) throw missing(media);
    await rename(file, `${file}.damaged`);
    throw damaged(media);
  };
  const store: FolderArtifacts = {
    path,
    verified,
    has: (media) => bytesOf(path(media)) === media.bytes,
    async lend(media, use) {
      const files = await Promise.all(media.map(verified));
      // One for each value.
      return use(files as { readonly [K in keyof typeof media]: string });
    },
    async open(media, part) {
      // A link in the store could lead anywhere.
      const file = await open(await verified(media), constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => {
        throw missing(media);
      });
      return file.createReadStream(part);
    },
    async put(file, facts) {
      const media: Media = { ...facts, ...(await identify(file)) };
      const place = path(media);
      if ((await isWhole(place, media.sha256)) && (await store.find(media.sha256))) {
        await rm(file);
        return media;
      }
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await chmod(file, 0o600);
      await sync(file);
      const draft = `${card(media.sha256)}.${randomUUID()}.part`;
      await writeFile(draft, writeCard(facts), { mode: 0o600 });
      await rename(draft, card(media.sha256));
      // Last: who sees the file can also read its card.
      await rename(file, place);
      await sync(dirname(place));
      return media;
    },
    async find(sha256) {
      const facts = readCard(await readFile(card(sha256), "utf8").catch(() => undefined));
      const bytes = facts && bytesOf(path({ sha256, type: facts.type }));
      return facts && bytes !== undefined ? { ...facts, sha256, bytes } : undefined;
    },
    async *list() {
      for (const shelf of await readdir(folder).catch(() => []))
        for (const name of await readdir(join(folder, shelf)).catch(() => [])) {
          const [, sha256] = /^([0-9a-f]{64})\.json$/.exec(name) ?? [];
          if (sha256 !== undefined) yield sha256;
        }
    },
    async size() {
      const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      return files.reduce((sum, { parentPath, name }) => sum + (bytesOf(join(parentPath, name)) ?? 0), 0);
    },
  };
  return store;
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
