import { readFileSync } from "node:fs";
import type { Problem } from "@reelgraph/engine";
import { cut, oneLine, widthOf } from "../terminal/width.ts";
import type { ProblemView } from "./problems.ts";

/** The line of the file that a problem is about, with a mark below the place. Nothing where it can't be read. */
export function excerpt({ file, line, column = 1 }: Problem, { style, columns, files }: ProblemView): string[] {
  if (file === undefined || line === undefined) return [];
  if (!files.has(file)) files.set(file, linesOf(file));
  const text = files.get(file)?.[line - 1];
  if (text === undefined || text.trim() === "") return [];
  const number = String(line);
  const width = Math.max(20, columns - number.length - 6);
  const indent = text.length - text.trimStart().length;
  // A file on a single line: what stands near the place.
  const start = column - 1 - indent < width * 0.7 ? indent : column - 1 - Math.floor(width / 3);
  const lead = start > indent ? "…" : "";
  const before = lead + oneLine(text.slice(start, column - 1));
  const shown = cut(lead + oneLine(text.slice(start, start + width * 2).trimEnd()), width);
  return [
    `  ${style.dim(`${number} │`)} ${shown}`,
    `  ${" ".repeat(number.length)} ${style.dim("│")} ${" ".repeat(widthOf(before))}${style.red("^")}`,
  ];
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8")
      .replace(/^\uFEFF/, "")
      .split(/\r?\n/);
  } catch {
    return [];
  }
}
