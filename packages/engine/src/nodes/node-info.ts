import { z } from "zod";
import type { InputPort, OutputPort } from "../ports/port.ts";
import type { NodeType, Purity } from "./define-node.ts";

/** A JSON Schema (draft-07) of one value, with the labels, units and widgets that the node type gives. */
export type ParamSchema = Readonly<Record<string, unknown>>;

/** All that an editor needs to know about a node type, as plain JSON. It never imports the type itself. */
export interface NodeInfo {
  readonly type: string;
  readonly version: number;
  readonly title: string;
  readonly doc: string;
  readonly category: NodeType["category"];
  readonly purity: Purity;
  readonly inputs: Readonly<Record<string, InputPort>>;
  readonly outputs: Readonly<Record<string, OutputPort>>;
  /** By name, in the order in which they are shown. */
  readonly params: Readonly<Record<string, ParamSchema>>;
  /** Parameters without which a node can't run. */
  readonly required: readonly string[];
  /** The shape of further inputs, where the type takes any. */
  readonly rest?: InputPort;
  /** What a body must yield, where the type has one; its parameters then stand beside `body`, not in `with`. */
  readonly yields?: readonly string[];
  /** Its setting `over` names the inputs that it takes as whole lists. */
  readonly folds: boolean;
  /** Parameters that hold conditions. */
  readonly conditions: readonly string[];
  /** The parameter `takes` opens an axis. */
  readonly takes: boolean;
  /** Its results are kept by key, so that one can be pinned. */
  readonly keeps: boolean;
  /** A run of it may cost money. */
  readonly priced: boolean;
}

const known = new WeakMap<NodeType, NodeInfo>();

/** Describes a node type as plain JSON; made once for each. */
export function nodeInfo(type: NodeType): NodeInfo {
  const before = known.get(type);
  if (before) return before;
  const info = describe(type);
  known.set(type, info);
  return info;
}

function describe(type: NodeType): NodeInfo {
  const schema = z.toJSONSchema(type.params, { io: "input", target: "draft-7", unrepresentable: "any" });
  return {
    type: type.type,
    version: type.version,
    title: type.title,
    doc: type.doc,
    category: type.category,
    purity: type.purity,
    inputs: type.inputs,
    outputs: type.outputs,
    params: { ...schema.properties } as Record<string, ParamSchema>,
    required: schema.required ?? [],
    ...(type.rest && { rest: type.rest }),
    ...(type.body && { yields: type.body.yields ?? [] }),
    folds: type.body?.folds !== undefined,
    conditions: type.conditions ?? [],
    takes: type.takes ?? false,
    keeps: type.volatile !== true && type.purity !== "effect" && type.instant !== true,
    priced: type.price !== undefined,
  };
}
