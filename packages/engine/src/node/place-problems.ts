import { resolve } from "node:path";
import type { Problem } from "../errors.ts";
import type { Nodes } from "../pipeline/pipeline.ts";
import { placed } from "../pipeline/places.ts";
import type { Project } from "./project.ts";
import { readText } from "./text-file.ts";

/** Gives problems the full name of the file that they point into, and lines and columns where they have none. */
export function placeProblems(problems: readonly Problem[], project: Project): readonly Problem[] {
  const byFile = Map.groupBy(problems, (problem) => resolve(project.folder, fileOf(problem, project)));
  return [...byFile].flatMap(([file, found]) => {
    const text = file === project.file ? project.document.text : textOf(file);
    const inside = found.filter(({ at }) => at !== "").map(withoutFile);
    const places = text === undefined ? inside : placed(text, inside);
    return [...found.filter(({ at }) => at === ""), ...places]
      .map((problem) => ({ ...problem, file }))
      .toSorted(byPlace);
  });
}

/** In the order in which a reader meets them. */
function byPlace(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

function withoutFile(problem: Problem): Problem {
  const rest = { ...problem };
  delete rest.file;
  return rest;
}

/** A problem of a run names a node alone; one inside a sub-pipeline points into that one's file. */
function fileOf({ file, node }: Problem, { file: main, pipeline, subgraphs }: Project): string {
  if (file !== undefined) return file;
  let found = main;
  let nodes: Nodes | undefined = pipeline?.nodes;
  for (const id of node?.split("/") ?? []) {
    const spec = nodes?.[id];
    if (spec === undefined) break;
    const sub = subgraphs.get(spec.use);
    if (sub && spec.use.startsWith("./")) found = spec.use.split("#")[0] ?? main;
    nodes = spec.body ?? sub?.nodes;
  }
  return found;
}

function textOf(file: string): string | undefined {
  try {
    return readText(file);
  } catch {
    return undefined;
  }
}
