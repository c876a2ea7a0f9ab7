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
  run: ({ inputs, params: { plus } }) => ({ sum: inputs.values.reduce((sum, { value }) => sum + value, plus) % 1e9 }),
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

interface Work {
  readonly spec: Pick<Pipeline, "nodes" | "outputs">;
  readonly nodes: number;
}

function graphOf(use: string, reads: readonly (readonly number[])[]): Work {
  const nodes: Record<string, Pipeline["nodes"][string]> = {};
  reads.forEach((from, id) => {
    nodes[`n${id}`] = { use, ...(from.length > 0 ? { with: { values: from.map((one) => `$n${one}.sum`) } } : {}) };
  });
  return { spec: { nodes, outputs: { end: `$n${reads.length - 1}.sum` } }, nodes: reads.length };
}

const chain = (length: number) => Array.from({ length }, (_, i) => (i === 0 ? [] : [i - 1]));
const fan = (width: number) => [
  [],
  ...Array.from({ length: width }, () => [0]),
  Array.from({ length: width }, (_, i) => i + 1),
];
function layered(side: number): number[][] {
  let state = 42;
  const random = (below: number) => (state = (state * 1103515245 + 12345) % 2147483648) % below;
  const reads = Array.from({ length: side * side }, (_, i) => {
    const layer = Math.floor(i / side);
    return layer === 0 ? [] : Array.from({ length: 3 }, () => (layer - 1) * side + random(side));
  });
  return [...reads, Array.from({ length: side }, (_, i) => side * (side - 1) + i)];
}
function mapped(count: number): Work {
  const nodes: Record<string, Pipeline["nodes"][string]> = {
    r: { use: "range", with: { count } },
    a: { use: "add", with: { values: "$r.items" }, maxItems: count },
    t: { use: "total", with: { values: "$a.sum" } },
  };
  return { spec: { nodes, outputs: { end: "$t.sum" } }, nodes: count + 2 };
}

/** The floor: the same graph as promises, without keys, events or checks. */
async function byHand(reads: readonly (readonly number[])[]): Promise<number> {
  const results: Promise<number>[] = [];
  for (const from of reads) {
    results.push(
      Promise.all(from.map((one) => results[one])).then(
        (values) => values.reduce((sum: number, value) => sum + (value ?? 0), 1) % 1e9,
      ),
    );
  }
  return (await results.at(-1)) ?? 0;
}

const host = memoryHost();
function checked(work: Work): Graph {
  return compile(work.spec, { registry, subgraphs: new Map(), report: (problem) => console.error(problem) });
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

/** CPU µs for each node: the median of several rounds after a warm-up. */
async function measure(nodes: number, work: () => Promise<unknown>): Promise<number> {
  const rounds = nodes > 50_000 ? 3 : 7;
  const samples: number[] = [];
  for (let round = -2; round < rounds; round++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    if (round >= 0) samples.push((user + system) / nodes);
  }
  return samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0;
}

const quick = process.argv.includes("--quick");
const rows: Record<string, Record<string, string>> = {};
async function row(
  name: string,
  work: Work,
  warm?: ReturnType<typeof memoryHost>,
  reads?: readonly (readonly number[])[],
) {
  const graph = checked(work);
  if (warm) await byEngine(graph, warm);
  const show = (value: number) => value.toFixed(2);
  rows[name] = {
    check: show(await measure(work.nodes, async () => checked(work))),
    run: show(await measure(work.nodes, () => byEngine(graph, warm))),
    "by hand": reads ? show(await measure(work.nodes, () => byHand(reads))) : "–",
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
