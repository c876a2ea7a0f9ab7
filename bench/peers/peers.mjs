// What other engines cost for each node when they run the graphs of bench/engine.ts; one small file each in engines/. Those
// that have no graph of their own (p-graph, async.auto, Effect, BullMQ, DBOS) make one each time. DBOS needs a PostgreSQL server,
// BullMQ a Redis server; they are left out where there is none, and what that server costs is not counted.
// npm install --prefix bench/peers --ignore-scripts && node bench/peers/peers.mjs [NAME…]
import { cpus } from "node:os";
import { chain, fan, layered, measure, work } from "../graphs.ts";

const engines = {
  "litegraph.js 0.7.18": "litegraph",
  "p-graph 2.0.0": "p-graph",
  "Effect 4.1.0": "effect",
  "baklavajs 2.8.1": "baklava",
  "Node-RED 5.0.7": "node-red",
  "rete-engine 2.1.1": "rete",
  "async.auto 3.2.6": "async-auto",
  "LlamaIndex workflow-core 1.3.4": "llamaindex",
  "Mastra 1.71.0": "mastra",
  "Rivet 1.23.1": "rivet",
  "LangGraph 1.7.3": "langgraph",
  "n8n-core 2.41.1": "n8n",
  "BullMQ 6.7.0, each node a job": "bullmq",
  "DBOS 5.3.0, each node a step": "dbos",
};
const graphs = { "chain:1000": chain(1000), "fan:1000": fan(1000), "layered:50": layered(50) };
/** A round that takes longer, in ms, is not repeated. */
const longMs = 100;

const asked = process.argv.slice(2);
const rows = {};
for (const [name, file] of Object.entries(engines)) {
  if (asked.length > 0 && !asked.includes(file)) continue;
  const engine = await import(`./engines/${file}.mjs`).catch((thrown) => {
    console.error(`${name} is left out: ${thrown.message}`);
  });
  if (!engine) continue;
  rows[name] = {};
  for (const [graph, reads] of Object.entries(graphs)) {
    try {
      rows[name][graph] = (await cost(reads, engine.prepare)).toFixed(1);
    } catch (thrown) {
      console.error(name, graph, thrown);
      rows[name][graph] = "fails";
    }
  }
  await engine.close?.();
}
console.log(
  `Node ${process.version}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores. CPU µs for each node of a graph that is ready.`,
);
console.table(rows);
// Some of them leave timers.
process.exit();

/** CPU µs for each node after a first round: the median of several rounds, or one round where that takes long. */
async function cost(reads, prepare) {
  const run = await prepare(reads);
  const result = await run();
  if (result !== byHand(reads)) throw new Error(`it gave ${result}`);
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return user + system > longMs * 1000 ? (user + system) / reads.length : measure(reads.length, run);
}

function byHand(reads) {
  const results = [];
  for (const from of reads) results.push(work(from.map((one) => results[one])));
  return results.at(-1);
}
