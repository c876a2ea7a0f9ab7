import { basename, isAbsolute, relative } from "node:path";
import type { Problem } from "@reelgraph/engine";
import { isWithin } from "./texts.ts";

/** Problems as callers may see them: files by their path from the project, and nothing of how the server's disk is laid out. */
export function shownProblems(problems: readonly Problem[], root: string): readonly Problem[] {
  return problems.map((problem) => {
    const { file } = problem;
    if (file === undefined || !isAbsolute(file)) return problem;
    return { ...problem, file: isWithin(root, file) ? relative(root, file).replaceAll("\\", "/") : basename(file) };
  });
}
