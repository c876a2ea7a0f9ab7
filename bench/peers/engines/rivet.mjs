import { coreRunGraph, globalRivetNodeRegistry, NodeImpl, nodeDefinition } from "@ironclad/rivet-core";
import { work } from "../../graphs.ts";

class WorkNode extends NodeImpl {
  static create() {
    return { type: "benchWork", title: "work", id: "", visualData: { x: 0, y: 0 }, data: { inputs: 0 } };
  }
  getInputDefinitions() {
    return Array.from({ length: this.data.inputs }, (_, slot) => ({ id: `i${slot}`, title: "", dataType: "number" }));
  }
  getOutputDefinitions() {
    return [{ id: "sum", title: "", dataType: "number" }];
  }
  async process(inputs) {
    const values = Array.from({ length: this.data.inputs }, (_, slot) => inputs[`i${slot}`].value);
    return { sum: { type: "number", value: work(values) } };
  }
}
globalRivetNodeRegistry.register(nodeDefinition(WorkNode, "Work"));

export function prepare(reads) {
  const node = (id, inputs) => ({ ...WorkNode.create(), id: `n${id}`, data: { inputs } });
  const wire = (from, to, slot) => ({
    outputNodeId: `n${from}`,
    outputId: "sum",
    inputNodeId: `n${to}`,
    inputId: slot,
  });
  const end = {
    type: "graphOutput",
    title: "end",
    id: "end",
    visualData: { x: 0, y: 0 },
    data: { id: "end", dataType: "number" },
  };
  const graph = {
    metadata: { id: "graph", name: "graph", description: "" },
    nodes: [...reads.map((from, id) => node(id, from.length)), end],
    connections: [
      ...reads.flatMap((from, id) => from.map((one, slot) => wire(one, id, `i${slot}`))),
      { outputNodeId: `n${reads.length - 1}`, outputId: "sum", inputNodeId: "end", inputId: "value" },
    ],
  };
  const project = {
    metadata: { id: "project", title: "", description: "", mainGraphId: "graph" },
    graphs: { graph },
    plugins: [],
  };
  return async () => (await coreRunGraph(project, { graph: "graph", openAiKey: "", nativeApi: {} })).end.value;
}
