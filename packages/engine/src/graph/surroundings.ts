import type { Problem } from "../errors.ts";
import type { MaybeKind } from "../ports/connect.ts";
import type { Graph, GraphNode } from "./graph.ts";
import type { PortTables } from "./port-tables.ts";

/** Reports what is wrong with a node. */
export type ReportAt = (node: Pick<GraphNode, "name">, problem: Problem) => void;

/** What a node needs to know about its surroundings while it is built. */
export interface Surroundings {
  /** The node or source that a reference names, if it was built. */
  find(id: string): GraphNode | undefined;
  /** Whether the id stands in the file at all; one that does but was not built has problems of its own. */
  exists(id: string): boolean;
  /** Whether it stands outside this body, where a body can't reach. */
  outside(id: string): boolean;
  readonly ports: PortTables;
  ids(): readonly string[];
  readonly report: ReportAt;
  /** Makes a loop's body ready, when the node's inputs are known. */
  body(node: GraphNode, state: ReadonlyMap<string, MaybeKind>): Graph | undefined;
}
