import type { Channel } from "../shell.ts";
import type { Style } from "../terminal/style.ts";
import { duration, usd } from "../terminal/units.ts";
import { cut, oneLine, pad, widthOf } from "../terminal/width.ts";
import { symbols, type Row } from "./tree.ts";

/** Wider lines are harder to read across. */
const widest = 110;
const spinner = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
const barWidth = 12;
const right = 11;

/** Rows as lines of a terminal, each at most as wide as it. `tick` turns the spinner. */
export function drawRows(
  rows: readonly Row[],
  { style, size }: Pick<Channel, "style" | "size">,
  tick: number,
): string[] {
  const width = Math.min(size().columns - 1, widest);
  const labels = rows.map((row) => "  ".repeat(row.depth) + oneLine(row.label));
  const labelWidth = Math.min(Math.max(10, ...labels.map(widthOf)), Math.floor(width / 3));
  const noteWidth = width - labelWidth - right - 6;
  return rows.map((row, index) => {
    const mark = row.state === "running" ? (spinner[tick % spinner.length] ?? "") : symbols[row.state];
    const indent = "  ".repeat(row.depth);
    const label = pad(cut(labels[index] ?? "", labelWidth), labelWidth).slice(indent.length);
    const note = row.fraction === undefined ? oneLine(row.note) : bar(row.fraction);
    const end =
      row.usd !== undefined && row.usd > 0 ? usd(row.usd) : row.seconds === undefined ? "" : duration(row.seconds);
    const paint = painter(row.state, style);
    const start = `${indent}${paint(mark)} ${label}  `;
    if (end === "") return `${start}${style.dim(cut(note, noteWidth + right))}`.trimEnd();
    return `${start}${style.dim(pad(cut(note, noteWidth), noteWidth))}  ${pad(end, right, "start")}`;
  });
}

/** The most important rows that fit into so many lines, in their order; the last line tells how many are missing. */
export function fitRows(rows: readonly Row[], lines: number): { rows: readonly Row[]; hidden: number } {
  if (rows.length <= lines) return { rows, hidden: 0 };
  const order = { always: 0, active: 1, waiting: 2, done: 3 };
  const kept = rows
    .map((row, index) => ({ index, rank: order[row.weight] }))
    .toSorted((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, Math.max(1, lines - 1))
    .toSorted((a, b) => a.index - b.index);
  return { rows: kept.flatMap(({ index }) => rows[index] ?? []), hidden: rows.length - kept.length };
}

function painter(state: Row["state"], style: Style): (text: string) => string {
  if (state === "failed") return style.red;
  if (state === "finished" || state === "cached") return style.green;
  return state === "parked" ? style.yellow : state === "running" ? style.cyan : style.dim;
}

function bar(fraction: number): string {
  const full = Math.round(fraction * barWidth);
  return `${"━".repeat(full)}${"─".repeat(barWidth - full)} ${Math.round(fraction * 100)} %`;
}
