import { createRequire } from "node:module";
import { work } from "../../graphs.ts";

const require = createRequire(import.meta.url);
const { ClassicPreset, NodeEditor } = require("rete");
const { DataflowEngine } = require("rete-engine");
const socket = new ClassicPreset.Socket("number");

class WorkNode extends ClassicPreset.Node {
  constructor() {
    super("work");
    this.addInput("values", new ClassicPreset.Input(socket, "values", true));
    this.addOutput("sum", new ClassicPreset.Output(socket, "sum"));
  }
  data({ values = [] }) {
    return { sum: work(values) };
  }
}

export async function prepare(reads) {
  const editor = new NodeEditor();
  const engine = new DataflowEngine();
  editor.use(engine);
  const nodes = [];
  for (const from of reads) {
    const node = new WorkNode();
    await editor.addNode(node);
    nodes.push(node);
    for (const one of from) {
      await editor.addConnection(new ClassicPreset.Connection(nodes[one], "sum", node, "values"));
    }
  }
  return async () => {
    engine.reset();
    return (await engine.fetch(nodes.at(-1).id)).sum;
  };
}
