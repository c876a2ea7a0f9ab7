import type { PlannedUnit } from "./plan.ts";
import type { Unit } from "./unit.ts";
import type { Walk } from "./walk.ts";

/** A unit of a plan, and what must end before it. */
export interface Work {
  readonly after: readonly Work[];
  /** Absent: there is nothing to do, as for a unit that is skipped. */
  readonly unit?: PlannedUnit;
  /** What happens inside of it, one round after the other. */
  readonly rounds?: readonly Round[];
  /** It may not run at all: it stands behind a choice that isn't made yet. */
  readonly perhaps: boolean;
  /** It only prepares the next round of the loop in which it stands. */
  readonly between: boolean;
}

export interface Round {
  readonly times: { readonly min: number; readonly max: number };
  readonly work: readonly Work[];
}

/** What a planned walk leaves behind. */
export interface Planned {
  readonly walk: Walk;
  /** In the order in which they settled: what a unit waited for stands before it. */
  readonly settled: readonly Unit[];
  readonly planned: ReadonlyMap<Unit, PlannedUnit>;
  rounds(unit: Unit): readonly Round[] | undefined;
  /** From which of the settled units on all only prepare the next round. */
  readonly between: number;
}

/** What waits for what, in an order in which it could be done. */
export function workOf({ walk, settled, planned, rounds, between }: Planned): readonly Work[] {
  const known = new Map<Unit, Work>();
  for (const [index, unit] of settled.entries()) {
    const sources = walk.sources(unit);
    const perhaps = sources.some(
      (source) => known.get(source)?.perhaps || (source.outcome?.state === "unknown" && source.node.type.chooses),
    );
    const own = planned.get(unit);
    const inner = rounds(unit);
    known.set(unit, {
      after: sources.flatMap((source) => known.get(source) ?? []),
      ...(own ? { unit: own } : {}),
      ...(inner ? { rounds: inner } : {}),
      perhaps,
      between: index >= between,
    });
  }
  return [...known.values()];
}
