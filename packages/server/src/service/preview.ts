import { ReelgraphError, toPlanned, type Planned, type Problem } from "@reelgraph/engine";
import type { ExecutionSession } from "@reelgraph/engine/node";
import type { StartRequest } from "./request.ts";
import { choicesOf, openSession, type Surroundings } from "./worker.ts";

/** Looking at pipelines without running them. A request's text stands for what is in its file. */
export class Preview {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Everything that is wrong with a pipeline. */
  check(pipeline: Pick<StartRequest, "file" | "text">): Promise<readonly Problem[]> {
    return withSession(this.#around, pipeline, async (session) => session.problems);
  }

  /** What a run would do. Throws what keeps it from being planned. */
  plan(request: StartRequest, caller?: string): Promise<Planned> {
    return withSession(this.#around, request, async (session) =>
      toPlanned(await session.plan(await choicesOf(this.#around, request, caller))),
    );
  }

  /** The files of a run that may start now, by full name. Throws what keeps it from starting. */
  admit(request: StartRequest, caller: string): Promise<Record<string, string>> {
    return withSession(this.#around, request, async (session) => {
      await session.admit(await choicesOf(this.#around, request, caller));
      return Object.fromEntries(session.project.texts);
    });
  }
}

async function withSession<T>(
  around: Surroundings,
  { file, text }: Pick<StartRequest, "file" | "text">,
  use: (session: ExecutionSession) => Promise<T>,
): Promise<T> {
  const session = await openSession(around, file, text === undefined ? [] : [[file, text]]);
  try {
    return await use(session);
  } catch (thrown) {
    if (!(thrown instanceof ReelgraphError)) throw thrown;
    throw new ReelgraphError(session.placed(thrown.problems), { cause: thrown });
  } finally {
    await session.close();
  }
}
