/** What a check found wrong with a field of a node, in a sentence. */
export function useFieldProblem(_path: string, _field: string): string | undefined {
  return undefined;
}
