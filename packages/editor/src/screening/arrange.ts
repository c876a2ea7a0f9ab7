import { overallOf, type Take } from "./takes.ts";

export type Filter = "all" | "picked" | "unrated" | "rejected";
export type Sort = "order" | "score" | "stars" | "combined";

/** What a person said of a take, as far as sorting needs it. */
export interface Said {
  readonly stars: number;
  readonly choice?: "picked" | "rejected";
  /** Judges and people together, where either said something. */
  readonly combined?: number;
}

/** The takes that a filter lets through, in the order that was asked for. Not judged and not rated come last. */
export function arrange(
  takes: readonly Take[],
  said: (take: Take) => Said,
  { filter, sort, shuffle }: { readonly filter: Filter; readonly sort: Sort; readonly shuffle?: number },
): readonly Take[] {
  const left = takes.filter((take) => {
    const { stars, choice } = said(take);
    if (filter === "all") return true;
    return filter === "unrated" ? stars === 0 && choice === undefined : choice === filter;
  });
  if (shuffle !== undefined) return left.toSorted((a, b) => mixed(a.id, shuffle) - mixed(b.id, shuffle));
  if (sort === "score") return left.toSorted((a, b) => (overallOf(b) ?? -1) - (overallOf(a) ?? -1));
  if (sort === "combined") return left.toSorted((a, b) => (said(b).combined ?? -1) - (said(a).combined ?? -1));
  if (sort === "stars") return left.toSorted((a, b) => said(b).stars - said(a).stars);
  return left;
}

/**
 * What is on the screen once new takes have filled the free places: all in their order, whichever was made first. While no
 * place is free nothing moves, so that what a person put side by side stays so.
 */
export function filled(shown: readonly string[], order: readonly string[], places: number): readonly string[] {
  const left = shown.slice(0, places);
  const added = order.filter((id) => !left.includes(id)).slice(0, places - left.length);
  if (added.length === 0) return left;
  const rank = new Map(order.map((id, index) => [id, index]));
  return [...left, ...added].toSorted((a, b) => (rank.get(a) ?? Infinity) - (rank.get(b) ?? Infinity));
}

/** A number that looks like chance and is the same each time: the order of a blind screening must not jump. */
function mixed(id: string, seed: number): number {
  let hash = 2166136261 ^ seed;
  for (const sign of id) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The next two to be compared: those that were compared least, and among them those that were not compared with each other. */
export function nextPair(
  ids: readonly string[],
  done: readonly { readonly better: string; readonly worse: string }[],
): readonly [string, string] | undefined {
  const times = (id: string) => done.filter(({ better, worse }) => better === id || worse === id).length;
  const met = new Set(done.map(({ better, worse }) => [better, worse].toSorted().join()));
  const pairs = ids.flatMap((a, index) => ids.slice(index + 1).map((b) => [a, b] as const));
  return pairs
    .filter((pair) => !met.has(pair.toSorted().join()))
    .toSorted((one, other) => times(one[0]) + times(one[1]) - times(other[0]) - times(other[1]))[0];
}
