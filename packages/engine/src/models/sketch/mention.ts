import type { Match } from "../../craft/lexicon.ts";
import type { SubjectKind } from "../../craft/subjects.ts";
import { cast } from "./cast.ts";

/** A place in a prompt where a subject is named. */
export type Mention = Match<SubjectKind>;

/** What ends a clause. */
export const stop = /[,.;:!?，。；：！？\n]/u;

/** Whether two matches share a character. */
export function overlap(a: Match, b: Match): boolean {
  return a.at < b.end && b.at < a.end;
}

export const pronoun = /^(?:he|she|他|她)$/iu;

export const human: ReadonlySet<SubjectKind> = new Set(["woman", "man", "girl", "boy", "child", "person", "astronaut"]);

export const isBeast = (id: SubjectKind): boolean => cast[id].alive === true && !human.has(id) && id !== "crowd";
