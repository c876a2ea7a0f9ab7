import type { Problem } from "@reelgraph/engine";

/** Which node a problem is about, as an id path, and which of its fields; undefined: the file as a whole. */
export interface ProblemPlace {
  readonly node: string;
  /** A parameter, an input or a setting. */
  readonly field?: string;
}

/** Finds it by what the problem names, or by its JSON pointer: `/nodes/clip/body/video/with/seconds`. */
export function placeOfProblem({ node, at }: Pick<Problem, "node" | "at">): ProblemPlace | undefined {
  const parts = at
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const ids: string[] = [];
  let rest = parts;
  if (rest[0] === "pipelines" && rest[1] !== undefined) {
    ids.push(`#${rest[1]}`);
    rest = rest.slice(2);
  }
  while ((rest[0] === "nodes" || rest[0] === "body") && rest[1] !== undefined) {
    ids.push(rest[1]);
    rest = rest.slice(2);
  }
  const path = node ?? (ids.some((id) => !id.startsWith("#")) ? ids.join("/") : undefined);
  if (path === undefined) return undefined;
  const field = rest[0] === "with" || rest[0] === "yield" ? rest[1] : rest[0];
  return { node: path, ...(field === undefined ? {} : { field }) };
}
