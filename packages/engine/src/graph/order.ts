import type { Problem } from "../errors.ts";
import type { Nodes } from "../pipeline/pipeline.ts";
import type { Json } from "../ports/values.ts";

/** Ids so ordered that each stands behind those it reads. What lies on or behind a cycle is left out and reported. */
export function order(nodes: Nodes, at: string): { ids: readonly string[]; problems: readonly Problem[] } {
  const names = Object.keys(nodes);
  const positions = new Map<string, number>();
  for (const id of names) positions.set(id, positions.size);
  /** For each node the positions of its readers, as often as they read it, and how many references it waits for. */
  const readers: (number[] | undefined)[] = names.map(() => undefined);
  const missing = names.map(() => 0);
  names.forEach((id, reader) => {
    for (const argument of Object.values(nodes[id]?.with ?? {})) {
      if (typeof argument === "string") link(argument, reader);
      else if (Array.isArray(argument)) for (const element of argument as readonly Json[]) link(element, reader);
    }
  });
  const ready: number[] = [];
  missing.forEach((count, position) => count === 0 && ready.push(position));
  // It grows while it is gone through.
  for (const next of ready) {
    for (const reader of readers[next] ?? []) {
      const left = (missing[reader] ?? 0) - 1;
      missing[reader] = left;
      if (left === 0) ready.push(reader);
    }
  }
  const ids = ready.map((position) => names[position] ?? "");
  if (ids.length === names.length) return { ids, problems: [] };
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

  function link(argument: Json, reader: number): void {
    const id = namedIn(argument);
    const read = id === undefined ? undefined : positions.get(id);
    if (read === undefined) return;
    missing[reader] = (missing[reader] ?? 0) + 1;
    const known = readers[read];
    if (known) known.push(reader);
    else readers[read] = [reader];
  }
}

/** The id that a text may name. Faster than parsing references, and enough where only known ids count. */
function namedIn(argument: Json): string | undefined {
  if (typeof argument !== "string" || argument[0] !== "$") return undefined;
  const dot = argument.indexOf(".");
  return dot === -1 ? undefined : argument.slice(1, dot);
}

/** Walks backwards from any unordered node: each of them reads another unordered one, so a circle must come. */
function findCycle(nodes: Nodes, ordered: ReadonlySet<string>): readonly string[] {
  const seen = new Map<string, number>();
  const walk: string[] = [];
  let id = Object.keys(nodes).find((candidate) => !ordered.has(candidate));
  while (id !== undefined && !seen.has(id)) {
    seen.set(id, walk.length);
    walk.push(id);
    const reads = Object.values(nodes[id]?.with ?? {})
      .flat()
      .map(namedIn);
    id = reads.find((read) => read !== undefined && Object.hasOwn(nodes, read) && !ordered.has(read));
  }
  return walk.slice(id === undefined ? 0 : seen.get(id)).toReversed();
}
