import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { ExecutionSession } from "../node/session.ts";

/** A pipeline and a configuration in a folder of their own, until the test is over. */
export async function projectOf(pipeline: object, config: object, env: Readonly<Record<string, string>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "reelgraph-project-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "pipeline.json");
  await writeFile(file, JSON.stringify({ reelgraph: 1, ...pipeline }));
  await writeFile(join(folder, "reelgraph.config.json"), JSON.stringify(config));
  return {
    folder,
    file,
    async withSession<T>(use: (session: ExecutionSession) => Promise<T>): Promise<T> {
      const session = await ExecutionSession.open({ file, env });
      try {
        return await use(session);
      } finally {
        await session.close();
      }
    },
  };
}
