import { parseTree } from "jsonc-parser";
import type { Node } from "jsonc-parser";
import type { Problem } from "../errors.ts";
import { lenient, withoutMark } from "./jsonc.ts";
import { lines } from "./lines.ts";
import { fromPointer } from "./pointer.ts";

/** Codes of problems that are about a key, not about its value. */
const aboutKeys = new Set(["bad-id", "bad-name", "unknown-key", "unknown-port", "duplicate-key"]);

/** Adds lines and columns of a file's text to the problems that point into it and have none. */
export function placed(text: string, problems: readonly Problem[]): readonly Problem[] {
  const json = withoutMark(text);
  const root = problems.some(isPlaceless) ? parseTree(json, [], lenient) : undefined;
  if (!root) return problems;
  const place = lines(json);
  return problems.map((problem) => {
    if (!isPlaceless(problem)) return problem;
    const found = find(root, fromPointer(problem.at));
    const key = aboutKeys.has(problem.code) ? found.parent?.children?.[0] : undefined;
    return { ...problem, ...place((key ?? found).offset) };
  });
}

function isPlaceless(problem: Problem): boolean {
  return problem.line === undefined && problem.file === undefined;
}

/** The node at a path, or the innermost one on the way to it that exists. */
function find(root: Node, path: readonly string[]): Node {
  let node = root;
  for (const part of path) {
    const inner = node.type === "array" ? node.children?.[Number(part)] : property(node, part)?.children?.[1];
    if (!inner) break;
    node = inner;
  }
  return node;
}

/** The last property of that name: the one that counts. */
function property(node: Node, name: string): Node | undefined {
  return node.children?.findLast((child) => child.children?.[0]?.value === name);
}
