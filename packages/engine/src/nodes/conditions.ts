import { failure } from "../errors.ts";
import { compileCondition, type Condition } from "../pipeline/condition.ts";

/** Reads a condition over the named values; their types were checked before the run. Throws `bad-condition`. */
export function condition(text: string, names: readonly string[]): Condition {
  const compiled = compileCondition(text, Object.fromEntries(names.map((name) => [name, "dyn" as const])));
  if (!("problems" in compiled)) return compiled;
  const problem = compiled.problems[0];
  throw failure(problem?.code ?? "bad-condition", problem?.message ?? "The condition can't be read", problem);
}
