// The graphs of the engine's benches, and what is done with them.
import { z } from "zod";
import {
  type Graph,
  compile,
  createRegistry,
  defineNode,
  gives,
  givesList,
  list,
  many,
  run,
  type NodeType,
  type Pipeline,
} from "@reelgraph/engine";
import { memoryHost } from "@reelgraph/engine/testing";
import { work, type Reads } from "../graphs.ts";

const shared = { version: 1, title: "", doc: "", category: "flow", purity: "pure" } as const;
const params = z.object({ plus: z.number().default(1) });

/** A node that does next to nothing: what remains is the engine's own cost. */
const add = defineNode({
  ...shared,
  type: "add",
  instant: true,
  inputs: { values: many("number", { doc: "", optional: true }) },
  params,
  outputs: { sum: gives("number", { doc: "" }) },
  run: ({ inputs, params: { plus } }) => ({ sum: work(inputs.values.map(({ value }) => value)) + plus - 1 }),
});
/** The same, but kept in the cache. */
const kept = defineNode({ ...add, type: "kept", instant: false });
const range = defineNode({
  ...shared,
  type: "range",
  instant: true,
  inputs: {},
  params: z.object({ count: z.number() }),
  outputs: { items: givesList("number", { doc: "" }) },
  run: ({ params: { count } }) => ({ items: Array.from({ length: count }, (_, i) => ({ key: String(i), value: i })) }),
});
const total = defineNode({
  ...shared,
  type: "total",
  instant: true,
  inputs: { values: list("number", { doc: "" }) },
  params: z.object({}),
  outputs: { sum: gives("number", { doc: "" }) },
  run: ({ inputs }) => ({ sum: inputs.values.reduce((sum, { value }) => sum + value, 0) }),
});
const registry = createRegistry([add, kept, range, total] as readonly NodeType[]);

/** A pipeline, and by how many nodes what it costs is divided. */
export interface Task {
  readonly spec: Pick<Pipeline, "nodes" | "outputs">;
  readonly nodes: number;
}

/** A graph of nodes of one type. */
export function graphOf(use: string, reads: Reads): Task {
  const nodes: Record<string, Pipeline["nodes"][string]> = {};
  reads.forEach((from, id) => {
    nodes[`n${id}`] = { use, ...(from.length > 0 ? { with: { values: from.map((one) => `$n${one}.sum`) } } : {}) };
  });
  return { spec: { nodes, outputs: { end: `$n${reads.length - 1}.sum` } }, nodes: reads.length };
}

/** One node for each item of a list. */
export function mapped(count: number): Task {
  const nodes: Record<string, Pipeline["nodes"][string]> = {
    r: { use: "range", with: { count } },
    a: { use: "add", with: { values: "$r.items" }, maxItems: count },
    t: { use: "total", with: { values: "$a.sum" } },
  };
  return { spec: { nodes, outputs: { end: "$t.sum" } }, nodes: count + 2 };
}

/** The floor of a check: the nodes are listed, what each reads is looked up, and one object is kept of it. */
export function listed({ spec: { nodes } }: Task): unknown {
  const made = new Map<string, object>();
  for (const id of Object.keys(nodes)) {
    const reads = (nodes[id]?.with?.["values"] ?? []) as readonly string[];
    made.set(id, { id, reads: reads.map((one) => made.get(one.slice(1, one.indexOf(".")))) });
  }
  return made;
}

/** The floor of a run: the same graph as promises, without keys, events or checks. */
export async function byHand(reads: Reads): Promise<number> {
  const results: Promise<number>[] = [];
  for (const from of reads) {
    results.push(Promise.all(from.map((one) => results[one] ?? 0)).then(work));
  }
  return (await results.at(-1)) ?? 0;
}

const host = memoryHost();
/** A check: references, kinds, axes, parameters. */
export function checked(task: Task): Graph {
  return compile(task.spec, { registry, subgraphs: new Map(), report: (problem) => console.error(problem) });
}
/** A run: demand, content keys, events, outputs. */
export async function byEngine(graph: Graph, warm = host): Promise<void> {
  let events = 0;
  const { signal } = new AbortController();
  const result = await run({
    id: "bench",
    pipeline: "bench",
    graph,
    inputs: {},
    host: warm,
    signal,
    onEvent: () => void (events += 1),
  });
  if (result.state !== "succeeded" || events < 3) throw new Error(JSON.stringify(result.problems[0]));
}
