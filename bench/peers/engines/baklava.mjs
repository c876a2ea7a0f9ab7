import { createRequire } from "node:module";
import { work } from "../../graphs.ts";

const require = createRequire(import.meta.url);
const { Editor, Node, NodeInterface } = require("@baklavajs/core");
const { DependencyEngine } = require("@baklavajs/engine");

class WorkNode extends Node {
  type = "work";
  outputs = { sum: new NodeInterface("sum", 0) };
  constructor(inputs) {
    super();
    this.inputs = Object.fromEntries(
      Array.from({ length: inputs }, (_, slot) => [`i${slot}`, new NodeInterface("", 0)]),
    );
    this.initializeIo();
  }
  calculate(inputs) {
    return { sum: work(Object.values(inputs)) };
  }
}

export function prepare(reads) {
  const { graph } = new Editor();
  const editor = graph.editor;
  editor.registerNodeType(WorkNode);
  const nodes = [];
  reads.forEach((from, id) => {
    const node = graph.addNode(new WorkNode(from.length));
    from.forEach((one, slot) => graph.addConnection(nodes[one].outputs.sum, node.inputs[`i${slot}`]));
    nodes[id] = node;
  });
  const engine = new DependencyEngine(editor);
  return async () => (await engine.runOnce(undefined)).get(nodes.at(-1).id).get("sum");
}
