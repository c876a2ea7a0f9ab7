import { hash } from "../../craft/choose.ts";

/** A repeatable source of chance. */
export interface Random {
  /** From 0 up to but without 1. */
  (): number;
  between(low: number, high: number): number;
  /** A whole number from 0 up to but without `count`. */
  below(count: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  chance(share: number): boolean;
}

/** The stream of chance of that name. Streams of one seed are independent: what one draws never shifts another. */
export function randomOf(seed: number, stream: string): Random {
  let state = (hash(stream) ^ Math.imul(seed | 0, 0x9e3779b1)) >>> 0;
  // Mulberry32 by Tommy Ettinger, public domain.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (count: number) => Math.floor(next() * count);
  return Object.assign(next, {
    between: (low: number, high: number) => low + (high - low) * next(),
    below,
    pick: <T>(list: readonly [T, ...T[]]): T => list[below(list.length)] ?? list[0],
    chance: (share: number) => next() < share,
  });
}
