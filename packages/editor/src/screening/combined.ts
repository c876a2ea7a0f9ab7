import type { TakeMarks } from "@reelgraph/server/wire";
import { overallOf, type Take } from "./takes.ts";

/** How much the judges count beside people, from 0 to 1, where nobody says otherwise. */
const usualShare = 0.6;
const stored = "reelgraph.judgeShare";

/** What this browser's person chose. */
export function keptShare(): number {
  const kept = Number.parseFloat(localStorage.getItem(stored) ?? "");
  return kept >= 0 && kept <= 1 ? kept : usualShare;
}

export const keepShare = (share: number): void => localStorage.setItem(stored, String(share));

/** Mean of all people's stars, from 0 to 5; undefined: nobody gave any. */
export function starsOf(marks: TakeMarks | undefined): number | undefined {
  const ratings = marks?.ratings ?? [];
  if (ratings.length === 0) return undefined;
  return ratings.reduce((sum, { mark, most }) => sum + (5 * mark) / most, 0) / ratings.length;
}

/** Judges and people together, from 0 to 10: weighted where both said something, else what the one of them said. */
export function combinedOf(
  take: Pick<Take, "scores" | "file">,
  marks: ReadonlyMap<string, TakeMarks>,
  share: number,
): number | undefined {
  const judges = overallOf(take);
  const stars = take.file && starsOf(marks.get(take.file.media.sha256));
  if (judges === undefined || stars === undefined) return judges ?? (stars === undefined ? undefined : stars * 2);
  return share * judges + (1 - share) * stars * 2;
}
