import litegraph from "litegraph.js";
import { work } from "../../graphs.ts";

const { LGraph, LGraphNode, LiteGraph } = litegraph;

class WorkNode extends LGraphNode {
  constructor() {
    super("work");
    this.addOutput("sum", "number");
  }
  onExecute() {
    this.sum = work((this.inputs ?? []).map((_, slot) => this.getInputData(slot)));
    this.setOutputData(0, this.sum);
  }
}
LiteGraph.debug = false;
LiteGraph.MAX_NUMBER_OF_NODES = Infinity;
LiteGraph.registerNodeType("bench/work", WorkNode);

export function prepare(reads) {
  const graph = new LGraph();
  const nodes = [];
  reads.forEach((from, id) => {
    const node = LiteGraph.createNode("bench/work");
    graph.add(node, true);
    from.forEach((one, slot) => {
      node.addInput(`i${slot}`, "number");
      nodes[one].connect(0, node, slot);
    });
    nodes[id] = node;
  });
  graph.updateExecutionOrder();
  return () => {
    graph.runStep(1);
    return nodes.at(-1).sum;
  };
}
