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
  /** Units of ways that are taken only if others are closed. */
  readonly spare: ReadonlySet<Unit>;
  /** From which of the settled units on all only prepare the next round. */
  readonly between: number;
}

/** What waits for what, in an order in which it could be done. */
export function workOf({ walk, settled, planned, rounds, spare, between }: Planned): readonly Work[] {
  const known = new Map<Unit, Work>();
  const prepares = new Set(settled.slice(between));
  const sourcesOf = new Map(settled.map((unit) => [unit, walk.sources(unit)]));
  for (const unit of spare.size > 0 ? inOrder(sourcesOf) : settled) {
    const sources = sourcesOf.get(unit) ?? [];
    // Where ways meet again, one of them is taken.
    const meets = unit.node.type.needs !== undefined;
    const chosen = (source: Unit) => source.outcome?.state === "unknown" && source.node.type.chooses === true;
    const perhaps =
      spare.has(unit) || (!meets && sources.some((source) => known.get(source)?.perhaps === true || chosen(source)));
    const own = planned.get(unit);
    const inner = rounds(unit);
    known.set(unit, {
      after: sources.flatMap((source) => known.get(source) ?? []),
      ...(own ? { unit: own } : {}),
      ...(inner ? { rounds: inner } : {}),
      perhaps,
      between: prepares.has(unit),
    });
  }
  return [...known.values()];
}

/** Units behind all that they waited for: a way that was asked for later settled later, too. */
function inOrder(sourcesOf: ReadonlyMap<Unit, readonly Unit[]>): readonly Unit[] {
  const done = new Set<Unit>();
  for (const first of sourcesOf.keys()) {
    const stack = [first];
    for (let unit = stack.at(-1); unit; unit = stack.at(-1)) {
      const open = sourcesOf.get(unit)?.filter((source) => sourcesOf.has(source) && !done.has(source)) ?? [];
      if (open.length > 0 && !done.has(unit)) stack.push(...open);
      else {
        done.add(unit);
        stack.pop();
      }
    }
  }
  return [...done];
}
