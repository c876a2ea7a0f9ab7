import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { failure, ReelgraphError } from "../../errors.ts";

/** A folder for unfinished files. Whoever takes a name from it removes the file; what a crash left goes after a day. */
export interface Scratch {
  /** Lends a file name for the time of `use`; what lies there afterwards is removed. Throws `storage-failed`. */
  lend<T>(use: (file: string) => Promise<T>): Promise<T>;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Opens a scratch folder; it is made and swept when it is first used. */
export function openScratch(folder: string): Scratch {
  let ready: Promise<void> | undefined;
  const again = (thrown: unknown) => {
    ready = undefined;
    throw thrown;
  };
  return {
    async lend(use) {
      const file = join(folder, `${process.pid}-${randomUUID()}.part`);
      try {
        await (ready ??= prepare(folder).catch(again));
        return await use(file);
      } catch (thrown) {
        throw refused(thrown);
      } finally {
        // What can't be removed now is swept later.
        await rm(file, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** What the disk refuses says so; everything else is as it was. */
function refused(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof ReelgraphError || !("syscall" in thrown)) return thrown;
  return failure("storage-failed", `A media file can't be written: ${thrown.message}`, {
    hint: "make room or mend the disk; `reelgraph resume` goes on from what is written",
    cause: thrown,
  });
}

async function prepare(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = (await readdir(folder)).filter((name) => name.endsWith(".part"));
  for (const path of names.map((name) => join(folder, name))) {
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > dayMs) await rm(path, { force: true });
  }
}
