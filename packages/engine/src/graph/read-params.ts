import type { Problem } from "../errors.ts";
import type { NodeType } from "../nodes/define-node.ts";
import { issueWords } from "../pipeline/issue-words.ts";
import { mended } from "./mended.ts";

type Params = Readonly<Record<string, unknown>>;

const defaults = new WeakMap<NodeType, Params>();

/** Parses a node's parameters; undefined when something is wrong with them, or missing. */
export function readParams(type: NodeType, settings: Params): Params | undefined {
  const empty = Object.keys(settings).length === 0;
  const known = empty ? defaults.get(type) : undefined;
  if (known) return known;
  const { data } = type.params.safeParse(settings);
  if (empty && data) defaults.set(type, data);
  return data;
}

const noNames: ReadonlySet<string> = new Set();

/** All that is wrong with a node's parameters, which stand at `at`. What is `wired` is left to the run. */
export function paramProblems(
  type: NodeType,
  settings: Params,
  at: string,
  wired: ReadonlySet<string> = noNames,
): readonly Problem[] {
  const { error } = type.params.safeParse(settings);
  return (error?.issues ?? []).flatMap((issue) => {
    const name = issue.path[0];
    if (typeof name === "string" && wired.has(name)) return [];
    const { says, ...words } = issueWords(issue, settings);
    const missing = name !== undefined && settings[String(name)] === undefined;
    const parameter = issue.path.join(".");
    const value = issue.path.length === 1 ? mended(issue, settings[parameter]) : undefined;
    return {
      code: missing ? "missing-parameter" : "bad-parameter",
      at: [at, ...issue.path].join("/"),
      message: missing
        ? `"${type.type}" needs the parameter "${parameter}"`
        : `"${parameter}" of "${type.type}" ${says}`,
      ...words,
      ...(value === undefined ? {} : { mend: { parameter, value } }),
    };
  });
}
