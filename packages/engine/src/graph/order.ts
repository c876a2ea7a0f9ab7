import type { Problem } from "../errors.ts";
import type { Nodes } from "../pipeline/pipeline.ts";
import type { Json } from "../ports/values.ts";

/** Ids so ordered that each stands behind those it reads. What lies on or behind a cycle is left out and reported. */
export function order(nodes: Nodes, at: string): { ids: readonly string[]; problems: readonly Problem[] } {
  const readers = new Map<string, string[]>();
  const missing = new Map<string, number>();
  for (const id of Object.keys(nodes)) missing.set(id, 0);
  for (const [id, spec] of Object.entries(nodes)) {
    const reads = new Set<string>();
    for (const argument of Object.values(spec.with ?? {})) {
      for (const node of namedIn(argument)) if (missing.has(node)) reads.add(node);
    }
    missing.set(id, reads.size);
    for (const read of reads) {
      const list = readers.get(read);
      if (list) list.push(id);
      else readers.set(read, [id]);
    }
  }
  const ids = [...missing].filter(([, count]) => count === 0).map(([id]) => id);
  for (let next = 0; next < ids.length; next++) {
    for (const reader of readers.get(ids[next] ?? "") ?? []) {
      const left = (missing.get(reader) ?? 0) - 1;
      missing.set(reader, left);
      if (left === 0) ids.push(reader);
    }
  }
  if (ids.length === missing.size) return { ids, problems: [] };
  const cycle = findCycle(nodes, new Set(ids));
  return {
    ids,
    problems: [
      {
        code: "cycle",
        at: `${at}/${cycle[0] ?? ""}`,
        node: cycle[0] ?? "",
        message: `The nodes form a circle: ${[...cycle, cycle[0]].join(" → ")}`,
        expected: "a graph without circles",
        hint: "to repeat work until it is good, put it in the body of a `refine` node",
      },
    ],
  };
}

/** Ids that an argument may name. Faster than parsing references, and enough where only known ids count. */
function namedIn(argument: Json): readonly string[] {
  if (Array.isArray(argument))
    return argument.flatMap((element: Json) => (typeof element === "string" ? namedIn(element) : []));
  if (typeof argument !== "string" || argument[0] !== "$") return [];
  const dot = argument.indexOf(".");
  return dot === -1 ? [] : [argument.slice(1, dot)];
}

/** Walks backwards from any unordered node: each of them reads another unordered one, so a circle must come. */
function findCycle(nodes: Nodes, ordered: ReadonlySet<string>): readonly string[] {
  const seen = new Map<string, number>();
  const walk: string[] = [];
  let id = Object.keys(nodes).find((candidate) => !ordered.has(candidate));
  while (id !== undefined && !seen.has(id)) {
    seen.set(id, walk.length);
    walk.push(id);
    const reads: string[] = Object.values(nodes[id]?.with ?? {}).flatMap(namedIn);
    id = reads.find((read) => read in nodes && !ordered.has(read));
  }
  return walk.slice(id === undefined ? 0 : seen.get(id)).toReversed();
}
