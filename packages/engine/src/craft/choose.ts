/** A 32-bit FNV-1a hash of the text's UTF-16 units. */
export function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193) >>> 0;
  // FNV leaves the high bits of short texts alike; one round of mixing spreads them.
  state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) >>> 0;
  return (state ^ (state >>> 13)) >>> 0;
}

/** The same list in an order that depends on the seed alone: varied choices without chance. */
export function shuffled<T>(list: readonly T[], seed: string): T[] {
  return list
    .map((value, index) => ({ value, rank: hash(`${seed}/${index}`) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}
