import type { NodeType } from "../nodes/define-node.ts";
import type { NodeSpec } from "../pipeline/pipeline.ts";
import { pointerStep } from "../pipeline/pointer.ts";
import type { GraphNode } from "./graph.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const none: readonly never[] = [];
const empty: Readonly<Record<string, never>> = {};
const noEntries = new Map<string, never>();

/** A node that is made ready field by field. There may be very many, so each holds only what it has of its own. */
export class FileNode implements Writable<GraphNode> {
  readonly id: string;
  readonly name: string;
  readonly spec: NodeSpec;
  readonly type: NodeType;
  /** JSON pointer of what it stands in. */
  readonly within: string;
  position = -1;
  ports: GraphNode["ports"] = none;
  outputs: GraphNode["outputs"] = noEntries;
  edges: GraphNode["edges"] = none;
  literals: GraphNode["literals"] = noEntries;
  settings: GraphNode["settings"] = empty;
  params: GraphNode["params"] = undefined;
  paramsText: GraphNode["paramsText"] = undefined;
  axes: GraphNode["axes"] = none;
  takes = 1;
  body: GraphNode["body"] = undefined;

  constructor(id: string, name: string, spec: NodeSpec, type: NodeType, within: string) {
    this.id = id;
    this.name = name;
    this.spec = spec;
    this.type = type;
    this.within = within;
  }

  get at(): string {
    return this.within + pointerStep(this.id);
  }
}
