import type { NodeType } from "../nodes/define-node.ts";
import type { InputPort, OutputPort } from "../ports/port.ts";
import type { MaybeKind } from "../ports/connect.ts";
import type { PortValue } from "../ports/values.ts";
import type { NodeSpec } from "../pipeline/pipeline.ts";

/**
 * A pipeline made ready to run: references are resolved to nodes, kinds and axes are known.
 *
 * Terminology: an *axis* is opened by a list-producing port; a *path* is the list of axes on which a value varies;
 * a *coordinate* holds one index for each axis of a path; a *unit* is a node at a coordinate.
 */
export interface Graph {
  /** In an order in which every node stands behind those it reads. */
  readonly nodes: readonly GraphNode[];
  readonly outputs: ReadonlyMap<string, Edge>;
  /** Nodes whose results are given from outside: `inputs`, and in a body `state` and `iteration`. */
  readonly sources: ReadonlyMap<string, GraphNode>;
  /** The source that receives what the surrounding node was given: `state`, or `inputs` of a sub-pipeline. */
  readonly entry: "state" | "inputs";
}

export interface GraphNode {
  readonly id: string;
  /** Ids from the outermost node, for example `clip/video`. */
  readonly name: string;
  /** JSON pointer of the node in the file. */
  readonly at: string;
  /** Its place among the nodes of its graph; -1: a source. */
  position: number;
  readonly spec: NodeSpec;
  readonly type: NodeType;
  /** The ports that are in use, by their names' order. */
  readonly ports: readonly InputSlot[];
  readonly outputs: ReadonlyMap<string, OutputSlot>;
  readonly edges: readonly Edge[];
  /** Values that stand in the file, by port; parameters are not among them. */
  readonly literals: ReadonlyMap<string, PortValue>;
  /** Parameters as they stand in the file, without wired ones. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Parsed parameters, when none is wired; else parsed for each unit. */
  readonly params: Readonly<Record<string, unknown>> | undefined;
  /** These as text for keys, once a key was made of them. */
  paramsText: string | undefined;
  /** The path on which the node's units vary. */
  axes: readonly Axis[];
  /** How many takes the node makes on its own axis; 1: no such axis. */
  readonly takes: number;
  /** The graph that the node runs: a loop's body or a sub-pipeline. What it gives are the graph's outputs. */
  readonly body: Graph | undefined;
}

/** A place where values arrive: an input, or a parameter that may be wired. */
export interface InputSlot {
  readonly name: string;
  readonly port: InputPort;
  readonly use: "input" | "rest" | "param";
}

export interface OutputSlot {
  readonly port: OutputPort;
  readonly kind: MaybeKind;
  /** The axis that this port opens; ports that share items share it. */
  readonly axis: Axis | undefined;
  /** The port that holds the value, when this is a second name. */
  readonly source: string;
  readonly maybe?: boolean;
}

export interface Axis {
  /** `node.port`, and `node.take` for takes. */
  readonly id: string;
  readonly opener: GraphNode;
  readonly port: string;
  /** How many items, where the file says so (takes). */
  readonly count?: number;
}

/** One reference: from an output of a node to a place at an input port. */
export interface Edge {
  /** Where it arrives. */
  readonly slot: InputSlot;
  readonly source: GraphNode;
  /** What it reads; where this opens an axis, an item of the list that stands there. */
  readonly output: OutputSlot;
  /** The path of the value: the source node's axes and the axis that the output opens. */
  readonly axes: readonly Axis[];
  /** Position in `axes` of the axis that the port closes; -1: none. */
  closes: number;
  /** For each axis of `axes` the position in the reading node's path; -1 at the closed axis. */
  picks: readonly number[];
  /** Key of the item where several references enter one port. */
  readonly key: string;
  /** Position among the references of its port. */
  readonly position: number;
}
