import type { Problem } from "../errors.ts";
import type { UnitTable } from "./unit-table.ts";
import type { Unit } from "./unit.ts";

/** What is wrong when lists that a node zips have different lengths: nothing is padded or cut off (rule 6). */
export function unevenZip(unit: Unit, table: UnitTable): Problem | undefined {
  const { node, coordinate } = unit;
  for (const { axes, picks } of node.edges) {
    for (const [index, axis] of axes.entries()) {
      const lead = node.axes[picks[index] ?? -1];
      if (!lead || lead === axis) continue;
      let own: number | undefined;
      let others: number | undefined;
      const at = axes.map((_, place) => coordinate[picks[place] ?? -1] ?? 0);
      table.whenOpen(lead, node.axes, coordinate, (keys) => (own = keys?.length));
      table.whenOpen(axis, axes, at, (keys) => (others = keys?.length));
      if (own === undefined || others === undefined || own === others) continue;
      return {
        code: "uneven-zip",
        at: node.at,
        node: node.name,
        message: `The lists ${lead.id} and ${axis.id} have different lengths: ${own} and ${others}`,
        expected: "lists of the same length, where a node zips them",
        hint: `make them equally long, or write "cross" for every pair`,
      };
    }
  }
  return undefined;
}
