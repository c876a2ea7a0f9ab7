import { useSaid } from "../language/sentences/said.ts";
import { placeOfProblem } from "../run/problem-place.ts";
import { usePlan } from "../session/editor.ts";

/** What a check found wrong with a field of a node, in a sentence. */
export function useFieldProblem(path: string, field: string): string | undefined {
  const found = usePlan(({ problemsOf }) =>
    problemsOf.get(path)?.find((problem) => placeOfProblem(problem)?.field === field),
  );
  const said = useSaid();
  return found && [found.message, found.hint].flatMap((part) => (part === undefined ? [] : said(part))).join(": ");
}
