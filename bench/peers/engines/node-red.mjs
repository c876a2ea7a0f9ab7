import { once } from "node:events";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import runtime from "@node-red/runtime";
import util from "@node-red/util";
import { work } from "../../graphs.ts";

const coreNodesDir = mkdtempSync(join(tmpdir(), "bench-node-red-nodes-"));
mkdirSync(join(coreNodesDir, "examples"));
const settings = {
  userDir: mkdtempSync(join(tmpdir(), "bench-node-red-")),
  coreNodesDir,
  logging: { console: { level: "off" } },
  disableEditor: true,
  runtimeMetricInterval: 0,
};
util.init(settings);
runtime.init(settings);
const { nodes } = runtime._;
/** Ends the round that goes on. */
let ended;

/** Waits for a message from each node that it reads, as a join node does, and sends on what it makes of them. */
function WorkNode(config) {
  nodes.createNode(this, config);
  const last = config.last;
  let values = [];
  this.on("input", (message, send, done) => {
    if (config.reads > 0) values.push(message.payload);
    if (values.length === config.reads) {
      const payload = work(values);
      values = [];
      if (last) ended(payload);
      else send({ payload });
    }
    done();
  });
}
nodes.registerType("bench", "work", WorkNode);
const ready = once(util.events, "flows:started");
await runtime.start();
await ready;

let graphs = 0;

export async function prepare(reads) {
  const graph = `g${(graphs += 1)}`;
  const idOf = (at) => `${graph}n${at}`;
  const wires = reads.map(() => []);
  reads.forEach((from, at) => from.forEach((one) => wires[one].push(idOf(at))));
  const flow = reads.map((from, at) => {
    return {
      id: idOf(at),
      type: "work",
      z: graph,
      reads: from.length,
      last: at === reads.length - 1,
      wires: [wires[at]],
    };
  });
  const started = once(util.events, "flows:started");
  await nodes.setFlows([{ id: graph, type: "tab", label: graph }, ...flow], null, "full");
  await started;
  const first = flow.filter((node) => node.reads === 0).map(({ id }) => nodes.getNode(id));
  return () =>
    new Promise((resolve) => {
      ended = resolve;
      for (const node of first) node.receive({});
    });
}
