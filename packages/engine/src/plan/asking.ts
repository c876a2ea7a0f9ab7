import type { Edge } from "../graph/graph.ts";
import type { Arrival } from "../nodes/define-node.ts";
import { isLazy, readEdge } from "./read-edge.ts";
import type { UnitTable } from "./unit-table.ts";
import type { Unit } from "./unit.ts";

/** What a unit with lazy ports needs next (rule 15). */
export type Asking =
  /** Nothing more. Of what it waited for, these are no longer needed. */
  | { readonly losers: readonly Edge[] }
  /** These; with `first`, it goes on with the first that arrives. */
  | { readonly ask: readonly Edge[]; readonly first: boolean };

export function askingOf(unit: Unit, table: UnitTable): Asking {
  const lazy = unit.node.edges.filter((edge) => isLazy(edge));
  const arrivals = lazy.map((edge): Arrival => {
    if (!unit.asked?.has(edge)) return "pending";
    if (!table.source(edge, unit.coordinate).outcome) return "pending";
    const { state } = readEdge(edge, unit, table);
    return state === "skipped" || state === "cancelled" ? "skipped" : "arrived";
  });
  const { wait, first = false } = unit.node.type.needs?.(arrivals, unit.node.params ?? {}) ?? { wait: [] };
  const open = wait.filter((index) => arrivals[index] === "pending").flatMap((index) => lazy[index] ?? []);
  if (first && wait.some((index) => arrivals[index] === "arrived"))
    return { losers: open.filter((edge) => unit.asked?.has(edge)) };
  return open.length === 0 ? { losers: [] } : { ask: open, first };
}
