// What the engine costs for each node, beside a hand-written graph of promises in the same run.
// node bench/engine.ts [--quick]
import { cpus } from "node:os";
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
import { chain, fan, layered, measure, work, type Reads } from "./graphs.ts";

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

interface Task {
  readonly spec: Pick<Pipeline, "nodes" | "outputs">;
  readonly nodes: number;
}

function graphOf(use: string, reads: Reads): Task {
  const nodes: Record<string, Pipeline["nodes"][string]> = {};
  reads.forEach((from, id) => {
    nodes[`n${id}`] = { use, ...(from.length > 0 ? { with: { values: from.map((one) => `$n${one}.sum`) } } : {}) };
  });
  return { spec: { nodes, outputs: { end: `$n${reads.length - 1}.sum` } }, nodes: reads.length };
}

function mapped(count: number): Task {
  const nodes: Record<string, Pipeline["nodes"][string]> = {
    r: { use: "range", with: { count } },
    a: { use: "add", with: { values: "$r.items" }, maxItems: count },
    t: { use: "total", with: { values: "$a.sum" } },
  };
  return { spec: { nodes, outputs: { end: "$t.sum" } }, nodes: count + 2 };
}

/** The floor: the same graph as promises, without keys, events or checks. */
async function byHand(reads: Reads): Promise<number> {
  const results: Promise<number>[] = [];
  for (const from of reads) {
    results.push(Promise.all(from.map((one) => results[one] ?? 0)).then(work));
  }
  return (await results.at(-1)) ?? 0;
}

const host = memoryHost();
function checked(task: Task): Graph {
  return compile(task.spec, { registry, subgraphs: new Map(), report: (problem) => console.error(problem) });
}
async function byEngine(graph: Graph, warm = host): Promise<void> {
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

const quick = process.argv.includes("--quick");
const rows: Record<string, Record<string, string>> = {};
async function row(name: string, task: Task, warm?: ReturnType<typeof memoryHost>, reads?: Reads) {
  const graph = checked(task);
  if (warm) await byEngine(graph, warm);
  const show = (value: number) => value.toFixed(2);
  const check = await measure(task.nodes, async () => checked(task));
  const ran = await measure(task.nodes, () => byEngine(graph, warm));
  rows[name] = {
    check: show(check),
    run: show(ran),
    both: show(check + ran),
    "by hand": reads ? show(await measure(task.nodes, () => byHand(reads))) : "–",
  };
}

for (const [name, reads] of [
  ["chain:1000", chain(1000)],
  ["fan:1000", fan(1000)],
  ["layered:50", layered(50)],
  ["chain:10000", chain(10_000)],
  ...(quick
    ? []
    : ([
        ["chain:100000", chain(100_000)],
        ["fan:100000", fan(100_000)],
      ] as const)),
] as const) {
  await row(name, graphOf("add", reads), undefined, reads);
}
for (const count of [1000, 10_000]) await row(`map:${count}`, mapped(count));
await row("cached:2500", graphOf("kept", layered(50)), memoryHost());

console.log(`Node ${process.version}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores. CPU µs for each node.`);
console.log("check: references, kinds, axes, parameters. run: demand, content keys, events, outputs.");
console.table(rows);
