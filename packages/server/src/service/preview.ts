import { ReelgraphError, toPlanned, type Planned, type Problem } from "@reelgraph/engine";
import { readText, type ExecutionSession } from "@reelgraph/engine/node";
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
  plan(request: StartRequest): Promise<Planned> {
    return withSession(this.#around, request, async (session) =>
      toPlanned(await session.plan(await choicesOf(this.#around, request))),
    );
  }

  /** The files of a run that may start now, by full name. Throws what keeps it from starting. */
  admit(request: StartRequest): Promise<Record<string, string>> {
    return withSession(this.#around, request, async (session) => {
      await session.admit(await choicesOf(this.#around, request));
      return Object.fromEntries(session.project.texts);
    });
  }
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
