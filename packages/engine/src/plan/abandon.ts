import type { Edge } from "../graph/graph.ts";
import { listOf } from "./readers.ts";
import type { UnitTable } from "./unit-table.ts";
import type { Unit } from "./unit.ts";

/** A race is decided: what only the loser's reader wanted is cancelled, with what only that wanted (rule 12). */
export function abandon(edge: Edge, reader: Unit, table: UnitTable, cancel: (unit: Unit) => void): void {
  const stack = [{ unit: table.source(edge, reader.coordinate), reader }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { unit } = next;
    const wanted = listOf(unit.readers).some((other) => {
      const by = "call" in other ? other.unit : other;
      return by === undefined || (by !== next?.reader && !by.closed);
    });
    if (unit.outcome || wanted || !unit.demanded) continue;
    unit.abort?.();
    for (const inner of unit.node.edges) {
      if (inner.closes === -1) stack.push({ unit: table.source(inner, unit.coordinate), reader: unit });
    }
    cancel(unit);
  }
}
