import { relative } from "node:path";
import type { Problem } from "@reelgraph/engine";
import type { Style } from "../terminal/style.ts";
import { count } from "../terminal/units.ts";
import { oneLine, wrap } from "../terminal/width.ts";
import { excerpt } from "./excerpt.ts";

/** How problems are shown. */
export interface ProblemView {
  readonly style: Style;
  readonly columns: number;
  /** Paths are shown from here. */
  readonly folder: string;
  /** Lines of the files that were read so far. */
  readonly files: Map<string, readonly string[]>;
}

/** What to do about an error that nobody foresaw. */
const internalHint =
  "a fault in Reelgraph or in a plugin, not in the pipeline; please report it with the output of REELGRAPH_DEBUG=1";

/**
 * One problem as lines: `file:line:column: error: message [code]` as compilers write it, so that editors can jump to it;
 * then the piece of the file, and what helps. `items`: the items of the node that it is about.
 */
export function problemLines(problem: Problem, items: readonly string[], view: ProblemView): string[] {
  const { style } = view;
  const { code, message, severity, line, column } = problem;
  const file = problem.file === undefined ? "reelgraph" : shortPath(problem.file, view.folder);
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  const label = severity === "warning" ? style.yellow("warning") : style.red("error");
  return [
    `${style.bold(oneLine(place))}: ${label}: ${oneLine(message)} ${style.dim(`[${code}]`)}`,
    ...excerpt(problem, view),
    ...facts(problem, items).flatMap(([name, text]) => {
      const [first = "", ...rest] = wrap(oneLine(text), Math.max(40, view.columns - 12));
      return [`  ${style.cyan(name.padEnd(8))}  ${first}`, ...rest.map((more) => `${" ".repeat(12)}${more}`)];
    }),
  ];
}

/** `2 errors, 1 warning`. */
export function tally(problems: readonly Problem[]): string {
  const warnings = problems.filter((one) => one.severity === "warning").length;
  const errors = problems.length - warnings;
  const words = [errors > 0 && count(errors, "error"), warnings > 0 && count(warnings, "warning")];
  return words.filter((word) => word !== false).join(", ");
}

/** A path from the folder where the command runs, where that is shorter. */
export function shortPath(path: string, folder: string): string {
  const near = relative(folder, path);
  return near.length < path.length && near !== "" ? near : path;
}

/** The end says more than the middle; a name may be millions of characters long. */
function shortened(place: string): string {
  return place.length > mostPlace ? `${place.slice(0, mostPlace / 2)}…${place.slice(-mostPlace / 2)}` : place;
}

const mostPlace = 1000;

function facts(
  { code, at, node, file, expected, hint }: Problem,
  items: readonly string[],
): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  const of = items.length === 0 ? "" : `, item${items.length > 1 ? "s" : ""} ${items.join(" · ")}`;
  const who = node === undefined ? "" : ` (node ${node}${of})`;
  if (at !== "" || who !== "") found.push(["at", shortened(`${at}${who}`.trim())]);
  else if (file !== undefined) found.push(["at", "the whole file"]);
  if (expected !== undefined) found.push(["expected", expected]);
  const help = code === "internal" ? internalHint : hint;
  if (help !== undefined) found.push(["hint", help]);
  return found;
}
