import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** A folder for unfinished files. Whoever takes a name from it removes the file; what a crash left goes after a day. */
export interface Scratch {
  /** Lends a file name for the time of `use`; what lies there afterwards is removed. */
  lend<T>(use: (file: string) => Promise<T>): Promise<T>;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Opens a scratch folder; it is made and swept when it is first used. */
export function openScratch(folder: string): Scratch {
  let ready: Promise<void> | undefined;
  return {
    async lend(use) {
      ready ??= prepare(folder);
      await ready;
      const file = join(folder, `${process.pid}-${randomUUID()}.part`);
      try {
        return await use(file);
      } finally {
        await rm(file, { force: true });
      }
    },
  };
}

async function prepare(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = (await readdir(folder)).filter((name) => name.endsWith(".part"));
  for (const path of names.map((name) => join(folder, name))) {
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > dayMs) await rm(path, { force: true });
  }
}
