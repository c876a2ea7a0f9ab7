import type { Match } from "./lexicon.ts";

/** Matches of several tables in order of place, none overlapping; of two at one place the longer counts. */
export function longestOf<M extends Match>(matches: readonly M[]): M[] {
  const kept: M[] = [];
  for (const match of matches.toSorted((a, b) => a.at - b.at || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || match.at >= last.end) kept.push(match);
    else if (match.end - match.at > last.end - last.at) kept.splice(-1, 1, match);
  }
  return kept;
}
