// What the engine costs for each node, beside a hand-written graph of promises in the same run.
// node bench/engine.ts [--quick]
import { cpus } from "node:os";
import { memoryHost } from "@reelgraph/engine/testing";
import { byEngine, byHand, checked, graphOf, mapped, type Task } from "./engine/tasks.ts";
import { chain, fan, layered, measure, type Reads } from "./graphs.ts";

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
