import type { Problem } from "../errors.ts";
import type { Kind } from "../ports/kinds.ts";
import type { Value } from "../ports/values.ts";

/** What is known about a variable before a run. `dyn`: nothing. */
export type VariableType = Kind | "dyn" | `list<${Kind}>`;

/** A condition that is well-formed and fits its variables. */
export interface Condition {
  /** Is it met? A condition that reads a score which nobody could judge is not. Never throws. */
  test(values: Readonly<Record<string, Value | undefined>>): boolean;
  /** Names of the variables it reads. */
  readonly reads: readonly string[];
}

/** Compiles a rule such as `score >= 8 && !(style in ["noir"])`, a subset of CEL. */
export declare function compileCondition(
  text: string,
  variables: Readonly<Record<string, VariableType>>,
): Condition | { readonly problems: readonly Problem[] };
