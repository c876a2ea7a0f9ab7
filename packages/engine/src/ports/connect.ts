import type { Kind } from "./kinds.ts";
import type { Accepts } from "./port.ts";

/** A kind, or `any` where it can't be known before a run. */
export type MaybeKind = Kind | "any";

/** May a value of this kind enter a port that accepts that? There are no implicit conversions (rule 2). */
export function fits(kind: MaybeKind, accepts: Accepts): boolean {
  if (accepts === "any" || kind === "any") return true;
  // JSON ports take every kind that is plain data.
  if (accepts === "json") return !isMedia(kind);
  return typeof accepts === "string" ? accepts === kind : accepts.some((one) => fits(kind, one));
}

/** What a port accepts, in words: `video`, `video or image`. */
export function describeAccepts(accepts: Accepts): string {
  if (accepts === "any") return "any value";
  return typeof accepts === "string" ? accepts : accepts.join(" or ");
}

function isMedia(kind: Kind): boolean {
  return kind === "image" || kind === "video" || kind === "audio";
}
