// How much more a node costs where there are very many: graphs of 1,000 and of 100,000 in turn, in one process.
// node bench/engine-growth.ts [ROUNDS]
import { cpus } from "node:os";
import { byEngine, byHand, checked, graphOf, listed } from "./engine/tasks.ts";
import { chain, fan } from "./graphs.ts";

const rounds = Number(process.argv[2] ?? 11);
const sizes = [1000, 100_000] as const;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** CPU µs for each node, done so often that small graphs have as many nodes as large ones. */
async function cost(nodes: number, once: () => unknown): Promise<number> {
  const times = sizes[1] / nodes;
  const before = process.cpuUsage();
  for (let time = 0; time < times; time++) await once();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / nodes / times;
}

const rows: Record<string, Record<string, string>> = {};
for (const [name, shape] of Object.entries({ chain, fan })) {
  const samples = new Map<string, number[][]>();
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
        if (!samples.has(what)) samples.set(what, [[], []]);
        samples.get(what)?.[index]?.push(value);
      }
    }
  }
  for (const [what, [small = [], large = []]] of samples) {
    const [one, other] = [median(small), median(large)];
    rows[`${name}: ${what}`] = {
      "1,000": one.toFixed(2),
      "100,000": other.toFixed(2),
      "×": (other / one).toFixed(1),
    };
  }
}
console.log(
  `Node ${process.version}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores. CPU µs for each node, medians.`,
);
console.table(rows);
