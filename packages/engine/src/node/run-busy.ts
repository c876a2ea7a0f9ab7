import { failure, type ReelgraphError } from "../errors.ts";

/** A run that somebody else goes on with, in this process or another, so that nobody else may. */
export function runBusy(run: string): ReelgraphError {
  return failure("run-busy", `${run} is going on already`, {
    hint: "wait for it, or stop it with `reelgraph cancel`",
  });
}
