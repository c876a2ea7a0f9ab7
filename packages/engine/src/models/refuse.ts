import { failure, type Problem, type ReelgraphError } from "../errors.ts";
import type { VideoModel } from "./model.ts";

/** What can't be adapted is not asked for. */
export function refuse(
  { id }: VideoModel,
  what: string,
  { hint = "choose another model, or leave it out", ...more }: Pick<Partial<Problem>, "hint" | "mend"> = {},
): ReelgraphError {
  return failure("unsupported-request", `The model "${id}" ${what}`, { hint, ...more });
}
