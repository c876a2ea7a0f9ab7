import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { failure } from "@reelgraph/engine";
import type { Shell } from "./shell.ts";

/**
 * Writes a text file that is there whole or not at all. One that is replaced keeps its permissions. Throws
 * `unwritable-file` where the system refuses.
 */
export async function writeWhole(path: string, text: string, shell: Pick<Shell, "draft">): Promise<void> {
  await write(path, text, shell).catch((cause: unknown) => {
    if (!(cause instanceof Error && "syscall" in cause)) throw cause;
    throw failure("unwritable-file", `${basename(path)} can't be written: ${cause.message.split(",")[0]}`, {
      file: path,
      hint: "the folder must be there to be written to, and have room",
      cause,
    });
  });
}

async function write(path: string, text: string, { draft }: Pick<Shell, "draft">): Promise<void> {
  const part = join(dirname(path), `.${basename(path)}-${process.pid}.part`);
  await mkdir(dirname(path), { recursive: true });
  const before = await stat(path).catch(() => undefined);
  const unfinished = draft(part);
  try {
    await writeFile(part, text, before ? { mode: before.mode } : {});
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
    unfinished.keep();
  }
}
