import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for the files of one test. */
export async function temporary(): Promise<AsyncDisposable & { readonly folder: string; at(name: string): string }> {
  const folder = await mkdtemp(join(tmpdir(), "reelgraph-"));
  return {
    folder,
    at: (name) => join(folder, name),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
