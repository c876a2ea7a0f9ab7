import { PGraph } from "p-graph";
import { work } from "../../graphs.ts";

export const prepare = (reads) => async () => {
  const results = [];
  const nodes = {};
  const edges = [];
  reads.forEach((from, id) => {
    nodes[id] = { run: () => (results[id] = work(from.map((one) => results[one]))) };
    for (const one of from) edges.push([String(one), String(id)]);
  });
  await new PGraph(nodes, edges).run();
  return results.at(-1);
};
