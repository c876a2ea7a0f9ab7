import type { Problem } from "../errors.ts";
import { kinds } from "../ports/kinds.ts";
import type { Value } from "../ports/values.ts";
import { check } from "./condition/check.ts";
import type { VariableType } from "./condition/check.ts";
import { evaluate, noAnswer } from "./condition/evaluate.ts";
import { parse } from "./condition/parse.ts";
import { Mistake } from "./condition/syntax.ts";
import type { Expression } from "./condition/syntax.ts";

export type { VariableType } from "./condition/check.ts";

/** A condition that is well-formed and fits its variables. */
export interface Condition {
  /**
   * Is it met? Never throws. A score reads as its number, a list as its plain values.
   *
   * A condition has no answer, and so is not met, when what it reads has none: a score that nobody could
   * judge, a value that is absent, or a `dyn` of the wrong type. Where the rest decides alone the answer
   * stands: `score >= 8 || approved` is met by `approved`.
   */
  test(values: Readonly<Record<string, Value | undefined>>): boolean;
  /** Names of the variables it reads, in order of appearance. */
  readonly reads: readonly string[];
}

/**
 * Compiles a condition such as `score >= 8 && style in ["noir", "35mm film"]`, and checks it against the
 * types of its variables. Problems have the codes `condition-syntax` and `condition-type`; `at` is "".
 *
 * The language is a subset of CEL (common expression language): literals, paths, `== != < <= > >= in`,
 * `&& || ! ?:`, `size`, `startsWith`, `endsWith`, `contains`. It differs in one point: all numbers are
 * doubles, so `score == 8` is fine. There are no loops, no patterns and no arithmetic, so that every
 * condition that compiles ends at once.
 *
 * The grammar is our own because loading a CEL library costs more than half of Node's start-up; it is
 * tested against one.
 */
export function compileCondition(
  text: string,
  variables: Readonly<Record<string, VariableType>>,
): Condition | { readonly problems: readonly Problem[] } {
  try {
    const whole = parse(text);
    const mistakes = check(whole, variables);
    if (mistakes.length > 0) return { problems: mistakes.map((mistake) => problem("condition-type", mistake, text)) };
    const reads = [...namesIn(whole)];
    return { reads, test: (values) => evaluate(whole, (name) => seen(name, values, variables)) === true };
  } catch (thrown) {
    if (thrown instanceof Mistake) return { problems: [problem("condition-syntax", thrown, text)] };
    throw thrown;
  }
}

function seen(
  name: string,
  values: Readonly<Record<string, Value | undefined>>,
  variables: Readonly<Record<string, VariableType>>,
): unknown {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) return noAnswer;
  const type = variables[name];
  if (type === "list<score>" && Array.isArray(value)) return value.map((item: Value) => rating(item) ?? null);
  return type === "score" || type === "dyn" ? (rating(value) ?? noAnswer) : value;
}

/** A score's number, undefined when nobody judged; other values as they are. */
function rating(value: Value): unknown {
  return kinds.score(value) ? (value.score ?? undefined) : value;
}

function namesIn(part: Expression, found = new Set<string>()): Set<string> {
  if (part.op === "name") found.add(part.name);
  for (const inner of partsOf(part)) namesIn(inner, found);
  return found;
}

function partsOf(part: Expression): readonly Expression[] {
  if ("items" in part) return part.items;
  if ("left" in part) return [part.left, part.right];
  if ("test" in part) return [part.test, part.yes, part.no];
  if ("part" in part) return [part.of, part.part];
  return "of" in part ? [part.of] : [];
}

function problem(code: string, { at, message, hint }: Mistake, text: string): Problem {
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  const where = `In the condition "${short}" at ${at + 1}: ${message}`;
  return { code, at: "", message: where, ...(hint === undefined ? {} : { hint }) };
}
