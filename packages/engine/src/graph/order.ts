import type { Problem } from "../errors.ts";
import type { Nodes, NodeSpec } from "../pipeline/pipeline.ts";
import type { Json } from "../ports/values.ts";

export interface Order {
  /** The nodes as they stand in the file, and where each of them stands. */
  readonly names: readonly string[];
  readonly specs: readonly NodeSpec[];
  readonly positions: ReadonlyMap<string, number>;
  /** Positions in the file's order, but that a node which stands before what it reads comes right behind it. */
  readonly sorted: readonly number[];
  /** What lies on or behind a cycle is left out and reported. */
  readonly problems: readonly Problem[];
}

/** Orders nodes by what they read. Work is proportional to nodes and references. */
export function order(nodes: Nodes, at: string): Order {
  const names = Object.keys(nodes);
  const specs: NodeSpec[] = [];
  const positions = new Map<string, number>();
  for (const id of names) {
    positions.set(id, positions.size);
    specs.push(nodes[id] as NodeSpec);
  }
  const sorted: number[] = [];
  const placed = names.map(() => false);
  /** By position: the nodes that wait for it, as often as they read it; and how many references a node waits for. */
  const waiting = new Map<number, number[]>();
  const missing = new Map<number, number>();
  specs.forEach((spec, reader) => {
    let open = 0;
    for (const id of namedIn(spec)) {
      const read = positions.get(id);
      if (read === undefined || placed[read]) continue;
      open += 1;
      const others = waiting.get(read);
      if (others) others.push(reader);
      else waiting.set(read, [reader]);
    }
    if (open > 0) missing.set(reader, open);
    else place(reader);
  });
  const whole = { names, specs, positions, sorted };
  return { ...whole, problems: sorted.length === names.length ? [] : [cycleIn(whole, placed, at)] };

  function place(first: number): void {
    const next = [first];
    for (let position = next.pop(); position !== undefined; position = next.pop()) {
      placed[position] = true;
      sorted.push(position);
      for (const reader of waiting.get(position)?.toReversed() ?? []) {
        const left = (missing.get(reader) ?? 0) - 1;
        missing.set(reader, left);
        if (left === 0) next.push(reader);
      }
    }
  }
}

/** The ids that a node's arguments may name. Faster than parsing references, and enough where only known ids count. */
function namedIn({ with: given = {} }: NodeSpec): readonly string[] {
  const found: string[] = [];
  for (const name of Object.keys(given)) {
    const argument = given[name];
    if (Array.isArray(argument)) for (const element of argument as readonly Json[]) add(element, found);
    else add(argument, found);
  }
  return found;
}

function add(argument: Json | undefined, found: string[]): void {
  if (typeof argument !== "string" || argument[0] !== "$") return;
  const dot = argument.indexOf(".");
  if (dot !== -1) found.push(argument.slice(1, dot));
}

/** Walks backwards from any unplaced node: each of them reads another unplaced one, so a circle must come. */
function cycleIn(
  { names, specs, positions }: Omit<Order, "problems">,
  placed: readonly boolean[],
  at: string,
): Problem {
  const seen = new Map<number, number>();
  const walk: string[] = [];
  let next = placed.indexOf(false);
  while (next !== -1 && !seen.has(next)) {
    seen.set(next, walk.length);
    walk.push(names[next] ?? "");
    const reads = namedIn(specs[next] as NodeSpec).map((id) => positions.get(id) ?? -1);
    next = reads.find((read) => placed[read] === false) ?? -1;
  }
  const cycle = walk.slice(seen.get(next) ?? 0).toReversed();
  return {
    code: "cycle",
    at: `${at}/${cycle[0] ?? ""}`,
    node: cycle[0] ?? "",
    message: `The nodes form a circle: ${[...cycle, cycle[0]].join(" → ")}`,
    expected: "a graph without circles",
    hint: "to repeat work until it is good, put it in the body of a `refine` node",
  };
}
