import type { Match } from "../../craft/lexicon.ts";
import type { SubjectKind } from "../../craft/subjects.ts";

/** A place in a prompt where a subject is named. */
export type Mention = Match<SubjectKind>;

/** What ends a clause. */
export const stop = /[,.;:!?，。；：！？\n]/u;

/** Whether two matches share a character. */
export function overlap(a: Match, b: Match): boolean {
  return a.at < b.end && b.at < a.end;
}
