import { placeOfProblem } from "../run/problem-place.ts";
import { usePlan } from "../session/editor.ts";

/** What a check found wrong with a field of a node, in a sentence. */
export function useFieldProblem(path: string, field: string): string | undefined {
  return usePlan(({ problemsOf }) => {
    const found = problemsOf.get(path)?.find((problem) => placeOfProblem(problem)?.field === field);
    return found && [found.message, found.hint].filter((part) => part !== undefined).join(": ");
  });
}
