// What other engines cost for each node, on the graphs of bench/engine.ts and in the same way.
// npm install --prefix bench/peers --ignore-scripts && node bench/peers/peers.mjs
import { cpus } from "node:os";
import { Annotation, END, START, StateGraph } from "@langchain/langgraph";
import async from "async";
import { Deferred, Effect } from "effect";
import { PGraph } from "p-graph";
import { chain, fan, layered, measure, work } from "../graphs.ts";

const engines = {
  "p-graph": async (reads) => {
    const results = [];
    const nodes = {};
    const edges = [];
    reads.forEach((from, id) => {
      nodes[id] = { run: () => (results[id] = work(from.map((one) => results[one]))) };
      for (const one of from) edges.push([String(one), String(id)]);
    });
    await new PGraph(nodes, edges).run();
  },
  "async.auto": (reads) =>
    async.auto(
      Object.fromEntries(
        reads.map((from, id) => {
          const task = async (results) => work(from.map((one) => results[`n${one}`]));
          return [
            `n${id}`,
            from.length === 0 ? async () => work([]) : [...new Set(from)].map((one) => `n${one}`).concat(task),
          ];
        }),
      ),
    ),
  Effect: (reads) =>
    Effect.runPromise(
      Effect.gen(function* () {
        const slots = [];
        for (let id = 0; id < reads.length; id++) slots.push(yield* Deferred.make());
        yield* Effect.forEach(
          reads,
          (from, id) =>
            Effect.gen(function* () {
              const values = [];
              for (const one of from) values.push(yield* Deferred.await(slots[one]));
              yield* Deferred.succeed(slots[id], work(values));
            }),
          { concurrency: "unbounded", discard: true },
        );
      }),
    ),
  LangGraph: async (reads) => {
    const State = Annotation.Root({
      values: Annotation({ reducer: (before, after) => ({ ...before, ...after }), default: () => ({}) }),
    });
    const graph = new StateGraph(State);
    const read = new Set(reads.flat());
    reads.forEach((from, id) =>
      graph.addNode(`n${id}`, ({ values }) => ({ values: { [id]: work(from.map((one) => values[one])) } })),
    );
    reads.forEach((from, id) => {
      const names = [...new Set(from)].map((one) => `n${one}`);
      if (names.length === 0) graph.addEdge(START, `n${id}`);
      else graph.addEdge(names.length === 1 ? names[0] : names, `n${id}`);
      if (!read.has(id)) graph.addEdge(`n${id}`, END);
    });
    await graph.compile().invoke({}, { recursionLimit: 10_000 });
  },
};

const graphs = { "chain:1000": chain(1000), "fan:1000": fan(1000), "layered:50": layered(50) };
const rows = {};
for (const [engine, run] of Object.entries(engines)) {
  rows[engine] = {};
  for (const [name, reads] of Object.entries(graphs)) {
    try {
      const heavy = engine === "LangGraph" || engine === "async.auto";
      const cost = heavy ? await once(reads, run) : await measure(reads.length, () => run(reads));
      rows[engine][name] = cost.toFixed(2);
    } catch (thrown) {
      rows[engine][name] = `fails: ${String(thrown.message).slice(0, 30)}`;
    }
  }
}
console.log(
  `Node ${process.version}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores. CPU µs for each node, graph built and run.`,
);
console.table(rows);

/** For engines whose cost grows with the square: one round after a small warm-up. */
async function once(reads, run) {
  await run(chain(50));
  const before = process.cpuUsage();
  await run(reads);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / reads.length;
}
