import type { Axis, Edge } from "../graph/graph.ts";
import { collect, take, type Arrived } from "./gather.ts";
import type { UnitTable } from "./unit-table.ts";
import type { Unit } from "./unit.ts";

/** Whether a reference is followed only when the unit asks for it. */
export function isLazy(edge: Edge): boolean {
  return edge.slot.port.lazy === true;
}

/** Whether one unit gives all that a reference brings: nothing is collected, or all of it is that unit's own list. */
export function readsOne(edge: Edge): boolean {
  return edge.closes === -1 || (edge.output.axis !== undefined && edge.closes === edge.axes.length - 1);
}

/** What a reference brings to a unit, when all behind it has settled. */
export function readEdge(edge: Edge, unit: Unit, table: UnitTable): Arrived {
  const { output, closes, picks } = edge;
  const last = edge.axes.length - 1;
  const index = output.axis && closes !== last ? (unit.coordinate[picks[last] ?? -1] ?? -1) : -1;
  const closed = edge.axes[closes];
  return closed && !readsOne(edge)
    ? collectBehind(closed, edge, index, unit, table)
    : take(output, table.source(edge, unit.coordinate), index);
}

/** What the units behind an axis bring; of each the item of this index, where its output is a list. */
function collectBehind(closed: Axis, edge: Edge, index: number, unit: Unit, table: UnitTable): Arrived {
  const { output } = edge;
  let result: Arrived | undefined;
  table.collected(edge, unit, (parts) => {
    result = Array.isArray(parts)
      ? collect(parts.map((part) => ({ key: part.key, arrived: take(output, part.unit, index) })))
      : take({ axis: closed, source: closed.port }, parts as Unit, -1);
  });
  return result ?? { state: "skipped", by: edge.source.name, reason: "no items" };
}

/** The units that a settled unit waited for. */
export function sourcesOf(unit: Unit, table: UnitTable): readonly Unit[] {
  const found: Unit[] = [];
  for (const edge of unit.node.edges) {
    if (isLazy(edge) && !unit.asked?.has(edge)) continue;
    if (readsOne(edge)) {
      found.push(table.source(edge, unit.coordinate));
      continue;
    }
    table.collected(edge, unit, (parts) => {
      if (Array.isArray(parts)) for (const part of parts) found.push(part.unit);
      else found.push(parts as Unit);
    });
  }
  return found;
}
