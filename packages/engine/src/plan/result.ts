import type { Axis, Edge } from "../graph/graph.ts";
import { take, type Arrived } from "./gather.ts";
import type { UnitTable } from "./unit-table.ts";
import type { Unit } from "./unit.ts";

/** What was asked for, with one level of `items` for each axis on which it varies. */
export type Result = Arrived | { readonly state: "items"; readonly items: readonly { key: string; result: Result }[] };

/** Demands all that a reference gives, and tells what came of it. */
export function resultOf(
  edge: Edge,
  table: UnitTable,
  settled: (unit: Unit, then: () => void) => void,
  tell: (result: Result) => void,
): void {
  visit(edge.axes, [], tell);

  function visit(path: readonly Axis[], before: readonly number[], resolve: (result: Result) => void): void {
    const axis = path[before.length];
    if (!axis) {
      const source = table.at(edge.source, before.slice(0, edge.source.axes.length));
      const index = edge.output.axis ? (before.at(-1) ?? -1) : -1;
      return settled(source, () => resolve(take(edge.output, source, index)));
    }
    table.whenOpen(axis, path, before, (keys, opener) => {
      if (!keys) return resolve(take({ axis, source: axis.port }, opener, -1));
      const results: { key: string; result: Result }[] = [];
      let left = keys.length;
      if (left === 0) resolve({ state: "items", items: [] });
      keys.forEach((key, index) => {
        visit(path, [...before, index], (result) => {
          results[index] = { key, result };
          left -= 1;
          if (left === 0) resolve({ state: "items", items: results });
        });
      });
    });
  }
}
