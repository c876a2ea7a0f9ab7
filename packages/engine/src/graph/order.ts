import type { Problem } from "../errors.ts";
import type { Nodes, NodeSpec } from "../pipeline/pipeline.ts";
import { readArguments, type Argument } from "./read-arguments.ts";

/** A node that stands before what it reads. */
interface Waiting {
  readonly id: string;
  readonly spec: NodeSpec;
  readonly given: readonly Argument[];
  /** References to nodes that aren't made yet. */
  open: number;
}

/**
 * Makes something of each node, in the file's order, but that a node which stands before what it reads comes right behind
 * it. Work is proportional to nodes and references. What lies on or behind a cycle is left out and reported.
 *
 * `made`: by id, in the order in which it was made. All happens in one pass: where there are very many nodes, looking at
 * each of them again costs more than what is done with it.
 */
export function makeInOrder<T>(
  nodes: Nodes,
  at: string,
  made: Map<string, T>,
  make: (id: string, spec: NodeSpec, given: readonly Argument[]) => T,
): readonly Problem[] {
  const ids = Object.keys(nodes);
  /** Nodes that wait for the one of this id, as often as they read it. */
  const waiting = new Map<string, Waiting[]>();
  for (const id of ids) {
    const spec = nodes[id] as NodeSpec;
    const given = readArguments(spec);
    let reader: Waiting | undefined;
    for (const { references } of given) {
      for (const reference of references) {
        if (!reference || made.has(reference.node) || !Object.hasOwn(nodes, reference.node)) continue;
        reader ??= { id, spec, given, open: 0 };
        reader.open += 1;
        const others = waiting.get(reference.node);
        if (others) others.push(reader);
        else waiting.set(reference.node, [reader]);
      }
    }
    if (reader) continue;
    made.set(id, make(id, spec, given));
    if (waiting.size > 0) makeBehind(id);
  }
  return made.size === ids.length ? [] : [cycleIn(nodes, made, at)];

  function makeBehind(first: string): void {
    const next = ready(first);
    for (let one = next.pop(); one; one = next.pop()) {
      made.set(one.id, make(one.id, one.spec, one.given));
      next.push(...ready(one.id));
    }
  }

  /** Who waits for nothing more than this one, the first in the file last. */
  function ready(id: string): Waiting[] {
    const readers = waiting.get(id) ?? [];
    waiting.delete(id);
    return readers.toReversed().filter((reader) => (reader.open -= 1) === 0);
  }
}

/** A circle of more nodes is told by its beginning and its end. */
const mostShown = 10;

/** Walks backwards from any node that wasn't made: each of them reads another such one, so a circle must come. */
function cycleIn(nodes: Nodes, made: ReadonlyMap<string, unknown>, at: string): Problem {
  const left = (id: string) => Object.hasOwn(nodes, id) && !made.has(id);
  const seen = new Map<string, number>();
  let next = Object.keys(nodes).find(left);
  while (next !== undefined && !seen.has(next)) {
    seen.set(next, seen.size);
    const read = readArguments(nodes[next] as NodeSpec).flatMap(({ references }) => references);
    next = read.find((reference) => reference && left(reference.node))?.node;
  }
  const walk = [...seen.keys()];
  const cycle = walk.slice(seen.get(next ?? "") ?? 0).toReversed();
  const shown = cycle.length > mostShown ? [...cycle.slice(0, mostShown - 1), "…", ...cycle.slice(-1)] : cycle;
  return {
    code: "cycle",
    at: `${at}/${cycle[0] ?? ""}`,
    node: cycle[0] ?? "",
    message: `The nodes form a circle: ${[...shown, cycle[0]].join(" → ")}`,
    expected: "a graph without circles",
    hint: "to repeat work until it is good, put it in the body of a `refine` node",
  };
}
