import type { Unit } from "./unit.ts";

/** A unit that waits for another, or something to do when that settles, perhaps on behalf of a unit. */
export type Reader = Unit | { readonly call: () => void; readonly unit?: Unit };

/** Who waits for a unit: nobody, for most of its life; then mostly one, who needs no list. */
export type Readers = undefined | Reader | Reader[];

/** These and one more. */
export function withReader(readers: Readers, reader: Reader): Readers {
  if (readers === undefined) return reader;
  if (!Array.isArray(readers)) return [readers, reader];
  readers.push(reader);
  return readers;
}

/** These as a list. */
export function listOf(readers: Readers): readonly Reader[] {
  if (readers === undefined) return nobody;
  return Array.isArray(readers) ? readers : [readers];
}

const nobody: readonly Reader[] = [];
