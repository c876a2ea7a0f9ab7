import { mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { work } from "../../graphs.ts";

process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), "bench-n8n-"));
process.env.N8N_LOG_LEVEL = "silent";
// Their builds for `import` leave out the endings of files.
const require = createRequire(import.meta.url);
const { ExecutionLifecycleHooks, WorkflowExecute } = require("n8n-core");
const { Workflow } = require("n8n-workflow");

const description = { displayName: "", name: "", group: [], version: 1, description: "", defaults: {}, properties: [] };
const start = { description: { ...description, inputs: [], outputs: ["main"] }, execute: async () => [[{ json: {} }]] };

/** A type with as many inputs as the node reads: n8n waits for all inputs, but runs for each reference at one of them. */
function workType(inputs) {
  return {
    description: {
      ...description,
      inputs: Array.from({ length: Math.max(1, inputs) }, () => "main"),
      outputs: ["main"],
    },
    async execute() {
      const values = Array.from({ length: inputs }, (_, at) => this.getInputData(at)[0].json.sum);
      return [[{ json: { sum: work(values) } }]];
    },
  };
}

const types = new Map([["start", start]]);
const nodeTypes = {
  getByName: (name) => types.get(name),
  getByNameAndVersion: (name) => types.get(name),
  getKnownTypes: () => ({}),
};

export async function prepare(reads) {
  const shared = { parameters: {}, typeVersion: 1, position: [0, 0], disabled: false };
  const nodes = [{ ...shared, id: "start", name: "start", type: "start" }];
  const connections = {};
  const connect = (from, to, index) => (
    (connections[from] ??= { main: [[]] }).main[0].push({ node: to, type: "main", index }),
    undefined
  );
  reads.forEach((from, id) => {
    const [name, type] = [`n${id}`, `work${from.length}`];
    if (!types.has(type)) types.set(type, workType(from.length));
    nodes.push({ ...shared, id: name, name, type });
    if (from.length === 0) connect("start", name, 0);
    from.forEach((one, index) => connect(`n${one}`, name, index));
  });
  const settings = { executionOrder: "v1" };
  const workflow = new Workflow({ id: "bench", name: "bench", nodes, connections, active: false, nodeTypes, settings });
  const first = workflow.getNode("start");
  const last = `n${reads.length - 1}`;
  return async () => {
    const hooks = new ExecutionLifecycleHooks("manual", "1", { id: "bench", name: "bench", nodes, connections });
    const done = await new WorkflowExecute({ hooks, executionId: "1" }, "manual").run({ workflow, startNode: first });
    const { runData, error } = done.data.resultData;
    if (error) throw error;
    return runData[last].at(-1).data.main[0][0].json.sum;
  };
}
