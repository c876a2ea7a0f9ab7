import type { RunUnit } from "@reelgraph/server/wire";

/** The same place in two runs; it may be in one of them alone. */
export interface UnitPair {
  readonly place: string;
  readonly left?: RunUnit;
  readonly right?: RunUnit;
  /** Equal work: the second run took the first one's result. */
  readonly same: boolean;
}

/** Pairs two runs' units by place, in the order of the first run; what only the second has comes behind. */
export function pairUnits(left: readonly RunUnit[], right: readonly RunUnit[]): readonly UnitPair[] {
  const others = new Map(right.map((unit) => [unit.place, unit]));
  const pairs = left.map((unit): UnitPair => {
    const other = others.get(unit.place);
    others.delete(unit.place);
    if (!other) return { place: unit.place, left: unit, same: false };
    return { place: unit.place, left: unit, right: other, same: unit.key !== undefined && unit.key === other.key };
  });
  return [...pairs, ...[...others.values()].map((unit): UnitPair => ({ place: unit.place, right: unit, same: false }))];
}

/** Units that gave something to look at or to listen to. */
export const showsMedia = ({ left, right }: UnitPair): boolean =>
  [left, right].some((unit) => unit?.outputs.some(({ file }) => file !== undefined));
