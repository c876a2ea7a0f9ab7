import type { Channel } from "../shell.ts";
import { cut, pad, widthOf } from "./width.ts";

/** One cell: its text, and how it is coloured once it has its width. */
export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** A column: `start` aligns numbers; a column that `gives` is cut first where space is short. */
export interface Column {
  readonly side?: "start";
  readonly gives?: boolean;
}

const gap = 2;
const least = 8;

/** How wide a table may be: as wide as the terminal, and where there is none, nothing is cut. */
export function tableWidth({ isTerminal, size }: Pick<Channel, "isTerminal" | "size">): number {
  return isTerminal ? size().columns - 1 : Infinity;
}

/** Lines of a table whose columns are as wide as their widest cell, cut to fit. Empty columns take no space. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly (Cell | string)[])[],
  width: number,
): string[] {
  const cells = rows.map((row) => columns.map((_, index) => cell(row[index] ?? "")));
  const widths = columns.map((_, index) => Math.max(0, ...cells.map((row) => widthOf(row[index]?.text ?? ""))));
  let over = widths.reduce((sum, one) => sum + (one > 0 ? one + gap : 0), 0) - width;
  for (const [index, { gives }] of columns.entries()) {
    const own = widths[index] ?? 0;
    if (!gives || over <= 0 || own <= least) continue;
    widths[index] = Math.max(least, own - over);
    over -= own - widths[index];
  }
  return cells.map((row) => {
    const last = row.findLastIndex(({ text }) => text !== "");
    const parts = row.slice(0, last + 1).flatMap(({ text, paint }, index) => {
      const own = widths[index] ?? 0;
      if (own === 0) return [];
      const side = columns[index]?.side ?? "end";
      const short = cut(text, own);
      // Nothing stands behind the last cell that it would have to keep away from.
      const shown = index === last && side === "end" ? short : pad(short, own, side);
      return [paint ? paint(shown) : shown];
    });
    return `${" ".repeat(gap)}${parts.join(" ".repeat(gap))}`;
  });
}

function cell(from: Cell | string): Cell {
  return typeof from === "string" ? { text: from } : from;
}
