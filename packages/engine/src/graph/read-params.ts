import type { Problem } from "../errors.ts";
import type { NodeType } from "../nodes/define-node.ts";
import { issueWords } from "../pipeline/issue-words.ts";
import { mended } from "./mended.ts";

type Params = Readonly<Record<string, unknown>>;

const defaults = new WeakMap<NodeType, Params>();

/** Parses a node's parameters. What is wired is left to the run; everything else is checked here, all at once. */
export function readParams(
  type: NodeType,
  settings: Params,
  wired: ReadonlySet<string>,
  at: string,
  report: (problem: Problem) => void,
): Params | undefined {
  const empty = Object.keys(settings).length === 0;
  const known = empty ? defaults.get(type) : undefined;
  if (known) return known;
  const read = type.params.safeParse(settings);
  if (read.success) {
    if (empty) defaults.set(type, read.data);
    return read.data;
  }
  for (const issue of read.error.issues) {
    const name = issue.path[0];
    if (typeof name === "string" && wired.has(name)) continue;
    const { says, ...words } = issueWords(issue, settings);
    const missing = name !== undefined && settings[String(name)] === undefined;
    const parameter = issue.path.join(".");
    const value = issue.path.length === 1 ? mended(issue, settings[parameter]) : undefined;
    report({
      code: missing ? "missing-parameter" : "bad-parameter",
      at: [at, ...issue.path].join("/"),
      message: missing
        ? `"${type.type}" needs the parameter "${parameter}"`
        : `"${parameter}" of "${type.type}" ${says}`,
      ...words,
      ...(value === undefined ? {} : { mend: { parameter, value } }),
    });
  }
  return undefined;
}
