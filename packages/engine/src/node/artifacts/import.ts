import { constants } from "node:fs";
import { copyFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { ReelgraphError } from "../../errors.ts";
import { factsSchema } from "../media/facts.ts";
import { openScratch } from "../media/scratch.ts";
import { stateFiles } from "../state.ts";
import type { Artifacts } from "./artifacts.ts";
import { openArtifacts } from "./folder.ts";

/** What was copied from one store to another. */
export interface Imported {
  /** Files that were not there yet, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  /** Files that were found damaged and stay behind: they are made or fetched anew. */
  readonly damaged: number;
}

const atOnce = 8;

/**
 * Copies the media of a state folder, and of its tenants', to other stores. Each is read and found to be what its name says before it goes; what
 * is there already is left out, so that an interrupted import goes on where it was. Throws `storage-failed`.
 */
export async function importArtifacts(folder: string, to: (folder: string) => Artifacts): Promise<Imported> {
  const tenants = await readdir(join(folder, "tenants")).catch(() => []);
  const sum = { files: 0, bytes: 0, damaged: 0 };
  for (const one of [folder, ...tenants.map((name) => join(folder, "tenants", name))]) {
    const { files, bytes, damaged } = await importFolder(one, to(one));
    sum.files += files;
    sum.bytes += bytes;
    sum.damaged += damaged;
  }
  return sum;
}

async function importFolder(folder: string, to: Artifacts): Promise<Imported> {
  const { artifacts, scratch: unfinished } = stateFiles(folder);
  const from = openArtifacts(artifacts);
  const scratch = openScratch(unfinished);
  let [files, bytes, damaged] = [0, 0, 0];

  async function bring(sha256: string): Promise<void> {
    const media = await from.find(sha256);
    if (!media || (await to.has(media))) return;
    try {
      await from.lend([media], ([file]) =>
        scratch.lend(async (copy) => {
          await copyFile(file, copy, constants.COPYFILE_FICLONE);
          await to.put(copy, factsSchema().parse(media));
        }),
      );
      files += 1;
      bytes += media.bytes;
    } catch (thrown) {
      if (!(thrown instanceof ReelgraphError && thrown.code === "artifact-damaged")) throw thrown;
      damaged += 1;
    }
  }
  // All take from one list.
  const names = from.list();
  const work = async () => {
    for await (const sha256 of names) await bring(sha256);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { files, bytes, damaged };
}
