import { ReelgraphError, toPlanned, type Planned, type Problem } from "@reelgraph/engine";
import type { ExecutionSession } from "@reelgraph/engine/node";
import type { StartRequest, Ticket } from "./request.ts";
import { shownProblems } from "./shown-problems.ts";
import { choicesOf, openSession, type Surroundings } from "./worker.ts";

/** Looking at pipelines without running them. A request's text stands for what is in its file. */
export class Preview {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Everything that is wrong with a pipeline. */
  check(pipeline: Pick<StartRequest, "file" | "text">): Promise<readonly Problem[]> {
    return withSession(this.#around, pipeline, async (session) => shownProblems(session.problems, this.#around.root));
  }

  /** What a run would do. Throws what keeps it from being planned. */
  plan(request: StartRequest, caller?: string): Promise<Planned> {
    return withSession(this.#around, request, async (session) =>
      toPlanned(await session.plan(await choicesOf(this.#around, await settled(request, session), caller))),
    );
  }

  /**
   * What a run begins with that may start now: its files by full name, and its request with what only the history knew.
   * Throws what keeps it from starting.
   */
  admit(request: StartRequest, caller: string): Promise<Pick<Ticket, "request" | "texts">> {
    return withSession(this.#around, request, async (session) => {
      const full = await settled(request, session);
      await session.admit(await choicesOf(this.#around, full, caller));
      return { request: full, texts: Object.fromEntries(session.project.texts) };
    });
  }
}

/** "One more take" is another one each time; a run must know which. */
async function settled({ again = [], ...request }: StartRequest, session: ExecutionSession): Promise<StartRequest> {
  if (again.length === 0) return request;
  const next = await Promise.all(again.map(async (name) => [name, await session.nextTake(name)] as const));
  return { ...request, takes: { ...request.takes, ...Object.fromEntries(next) } };
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
