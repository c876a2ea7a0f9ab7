import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { ReelgraphError, type Problem } from "@reelgraph/engine";
import { ExecutionSession, openWorkspace, type SessionOptions, type Workspace } from "@reelgraph/engine/node";
import type { OpenStorage } from "@reelgraph/engine/storage";
import type { Arguments } from "./command.ts";
import { showTrace } from "./report/trace.ts";
import type { Shell } from "./shell.ts";

/**
 * Opens a pipeline, by a word of the command line or with a run's copies of its files, for as long as `use` takes.
 * Problems that `use` throws get their file, line and column.
 */
export async function withSession(
  what: string | Pick<SessionOptions, "file" | "texts">,
  given: Arguments,
  shell: Shell,
  use: (session: ExecutionSession) => Promise<number>,
): Promise<number> {
  const config = given.get("config");
  const session = await ExecutionSession.open({
    ...(typeof what === "string" ? { file: pipelineFile(what, shell.folder) } : what),
    env: shell.env,
    ...(config === undefined ? {} : { config: resolve(shell.folder, config) }),
    fault: (thrown) => showTrace(thrown, shell),
  });
  shell.hide(() => session.secrets());
  try {
    return await use(session);
  } catch (thrown) {
    // What is wrong with the command is not wrong with the file.
    if (!(thrown instanceof ReelgraphError) || thrown.code === "bad-usage") throw thrown;
    throw new ReelgraphError(session.placed(thrown.problems), { cause: thrown });
  } finally {
    await session.close();
  }
}

/** Opens what can be known without a pipeline: the configuration that holds here. */
export function openHere(given: Arguments, { folder, env }: Shell, storage?: OpenStorage): Promise<Workspace> {
  const config = given.get("config");
  return openWorkspace({ folder, env, storage, ...(config === undefined ? {} : { config: resolve(folder, config) }) });
}

/** Throws all problems when there are any that keep a pipeline from running; else returns the warnings. */
export function warningsOf(session: ExecutionSession): readonly Problem[] {
  const { problems } = session;
  if (problems.some((problem) => problem.severity !== "warning")) throw new ReelgraphError(problems);
  return problems;
}

/** The file that a word on the command line means: a folder stands for its pipeline.json. */
export function pipelineFile(word: string, folder: string): string {
  const path = resolve(folder, word);
  const inside = join(path, "pipeline.json");
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() && existsSync(inside) ? inside : path;
}
