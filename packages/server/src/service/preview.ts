import { ReelgraphError, toPlanned, type Planned, type Problem } from "@reelgraph/engine";
import { readText, type ExecutionSession } from "@reelgraph/engine/node";
import type { StartRequest } from "./request.ts";
import { choicesOf, openSession, type Surroundings } from "./worker.ts";

/** Everything that is wrong with a pipeline, or with a text that stands for its file. */
export function check(around: Surroundings, file: string, text?: string): Promise<readonly Problem[]> {
  return withSession(around, { file, ...(text === undefined ? {} : { text }) }, async (session) => session.problems);
}

/** What a run would do. Throws what keeps it from being planned. */
export function plan(around: Surroundings, request: StartRequest): Promise<Planned> {
  return withSession(around, request, async (session) =>
    toPlanned(await session.plan(await choicesOf(around, request))),
  );
}

/** The files of a run that may start now, by full name. Throws what keeps it from starting. */
export function admit(around: Surroundings, request: StartRequest): Promise<Record<string, string>> {
  return withSession(around, request, async (session) => {
    await session.admit(await choicesOf(around, request));
    return Object.fromEntries(session.project.texts);
  });
}

async function withSession<T>(
  around: Surroundings,
  { file, text }: Pick<StartRequest, "file" | "text">,
  use: (session: ExecutionSession) => Promise<T>,
): Promise<T> {
  const session = await openSession(around, file, text === undefined ? undefined : new Unsaved(file, text));
  try {
    return await use(session);
  } catch (thrown) {
    if (!(thrown instanceof ReelgraphError)) throw thrown;
    throw new ReelgraphError(session.placed(thrown.problems), { cause: thrown });
  } finally {
    await session.close();
  }
}

/** The files on the disk, but for one whose text is another. */
class Unsaved extends Map<string, string> {
  constructor(file: string, text: string) {
    super([[file, text]]);
  }

  override get(name: string): string {
    return super.get(name) ?? readText(name);
  }
}
