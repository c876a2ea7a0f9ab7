/**
 * A problem that a person can act on: what is wrong, where, what was expected and what to do.
 *
 * Problems are values, collected and shown together. `ReelgraphError` carries them where work must stop.
 */
export interface Problem {
  /** A stable name in kebab-case, for example `unknown-port`. Docs and tests rely on it. */
  code: string;
  /** JSON pointer (RFC 6901) into the pipeline file; "" is the whole file. */
  at: string;
  /** One sentence: what is wrong. */
  message: string;
  /** What would have been right here, when it can be said shortly. */
  expected?: string;
  /** What to do, for example `did you mean "styles"?`. */
  hint?: string;
  /** Place in the file's text, both from 1; `placed` adds them. */
  line?: number;
  column?: number;
  /** The file, when it is not the pipeline being looked at. */
  file?: string;
  /** Node id path, for example `clip/video` inside a body. */
  node?: string;
  /** Keys of the item on its axes, for example `["noir", "2"]`. */
  item?: readonly string[];
  /** What would put it right, where one value of one parameter of the node does. */
  mend?: { readonly parameter: string; readonly value: string | number | boolean };
  /** A warning doesn't stop a run. */
  severity?: "warning";
}

/** Thrown where work can't go on. `problems` is never empty; the message is the first one's. */
export class ReelgraphError extends Error {
  override readonly name = "ReelgraphError";
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[], options?: ErrorOptions) {
    const list: readonly Problem[] = Array.isArray(problems) ? problems : [problems as Problem];
    super(list[0]?.message ?? "Unknown problem", options);
    this.problems = list;
  }

  get code(): string {
    return this.problems[0]?.code ?? "unknown";
  }
}

/** A `ReelgraphError` with one problem, for the many places that know only a code and a sentence. */
export function failure(
  code: string,
  message: string,
  more: Partial<Problem> & { cause?: unknown } = {},
): ReelgraphError {
  const { cause, ...rest } = more;
  return new ReelgraphError({ code, at: "", message, ...rest }, cause === undefined ? undefined : { cause });
}

/** What went wrong, as a problem, whatever was thrown. Unknown errors get the code `internal`. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof ReelgraphError)
    return thrown.problems[0] ?? { code: "internal", at: "", message: thrown.message };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: "internal", at: "", message };
}
