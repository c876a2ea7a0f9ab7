import { failure, type ReelgraphError } from "../../errors.ts";

/** What one is told who names a run that isn't recorded here. `newest`: some of those that are. */
export function unknownRun(run: string, newest: readonly { readonly id: string }[]): ReelgraphError {
  return failure("unknown-run", `There is no run "${run.slice(0, 80)}"`, {
    expected: newest.length > 0 ? newest.map(({ id }) => id).join(", ") : "a run first",
    hint: "`reelgraph runs` lists them; runs of another folder are known there",
  });
}
