// How much more a node costs where there are very many: graphs of three sizes in turn, in one process. 20,000 are the most
// that a file may hold.
// node bench/engine-growth.ts [ROUNDS]
import { cpus } from "node:os";
import { byEngine, byHand, checked, graphOf, listed } from "./engine/tasks.ts";
import { chain, fan } from "./graphs.ts";

const rounds = Number(process.argv[2] ?? 11);
const sizes = [1000, 20_000, 100_000];
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** CPU µs for each node, done so often that small graphs have as many nodes as large ones. */
async function cost(nodes: number, once: () => unknown): Promise<number> {
  const times = Math.max(...sizes) / nodes;
  const before = process.cpuUsage();
  for (let time = 0; time < times; time++) await once();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / nodes / times;
}

const rows: Record<string, Record<string, string>> = {};
for (const [name, shape] of Object.entries({ chain, fan })) {
  /** By what was done, for each size what it cost. */
  const samples: Record<string, number[][]> = {};
  const graphs = sizes.map((size) => {
    const reads = shape(size);
    const task = graphOf("add", reads);
    return { size, reads, task, graph: checked(task) };
  });
  for (let round = -2; round < rounds; round++) {
    for (const [index, { size, reads, task, graph }] of graphs.entries()) {
      const check = await cost(size, () => checked(task));
      const ran = await cost(size, () => byEngine(graph));
      const taken = {
        "check, its floor": await cost(size, () => listed(task)),
        check,
        run: ran,
        both: check + ran,
        "by hand": await cost(size, () => byHand(reads)),
      };
      if (round < 0) continue;
      for (const [what, value] of Object.entries(taken)) {
        samples[what] ??= sizes.map(() => []);
        samples[what][index]?.push(value);
      }
    }
  }
  for (const [what, bySize] of Object.entries(samples)) {
    const medians = bySize.map(median);
    const shown = medians.map((value) => `${value.toFixed(2)} (× ${(value / (medians[0] ?? 1)).toFixed(1)})`);
    rows[`${name}: ${what}`] = Object.fromEntries(sizes.map((size, index) => [String(size), shown[index] ?? ""]));
  }
}
console.log(
  `Node ${process.version}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores. CPU µs for each node, medians.`,
);
console.table(rows);
