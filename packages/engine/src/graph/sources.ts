import type { InputSpec, NodeSpec } from "../pipeline/pipeline.ts";
import type { NodeType } from "../nodes/define-node.ts";
import { z } from "zod";
import type { MaybeKind } from "../ports/connect.ts";
import { kindNames } from "../ports/kinds.ts";
import { gives, givesList } from "../ports/port.ts";
import { FileNode } from "./file-node.ts";
import type { Axis, GraphNode, OutputSlot } from "./graph.ts";

/** One value that a graph is given from outside. */
export interface Given {
  readonly kind: MaybeKind;
  readonly list: boolean;
  /** It may be absent, so only optional ports may read it. */
  readonly maybe: boolean;
}

const spec: NodeSpec = { use: "" };
const type: NodeType = {
  type: "source",
  version: 1,
  title: "Given from outside",
  doc: "Stands for values that a graph is given: a pipeline's inputs, a body's state.",
  category: "source",
  purity: "pure",
  inputs: {},
  outputs: {},
  params: z.object({}),
  run: () => ({}),
};

/** A node whose results are set from outside: `inputs`, `state` or `iteration`. */
export function sourceNode(id: string, values: ReadonlyMap<string, Given>): GraphNode {
  const outputs = new Map<string, OutputSlot>();
  const node = new FileNode(id, id, spec, type, "");
  node.outputs = outputs;
  node.params = {};
  for (const [name, { kind, list, maybe }] of values) {
    const axis: Axis | undefined = list ? { id: `${id}.${name}`, opener: node, port: name } : undefined;
    const port = list ? givesList("json", { doc: "" }) : gives("json", { doc: "" });
    outputs.set(name, { port, kind, axis, source: name, maybe });
  }
  return node;
}

/** Reads the type of an input as it stands in a file: a kind, or `list<kind>`. */
export function givenType(input: InputSpec): Given | undefined {
  const list = /^list<(\w+)>$/.exec(input.type);
  const kind = kindNames.find((name) => name === (list?.[1] ?? input.type));
  const maybe = input.optional === true && input.default === undefined;
  return kind && { kind, list: list !== null, maybe };
}
