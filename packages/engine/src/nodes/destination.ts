import { failure } from "../errors.ts";
import { didYouMean } from "../pipeline/nearest.ts";

/** `unknown-destination`: the configuration has no place by that name. */
export function unknownDestination(to: string, known: readonly string[]) {
  return failure("unknown-destination", `The configuration knows no place "${to}"`, {
    expected: known.length > 0 ? known.join(", ") : "one under notify or folders in reelgraph.config.json",
    ...didYouMean(to, known),
  });
}
