import type { Accepts, Kind, NodeInfo } from "@reelgraph/engine";
import type { BodyKind, PortShape } from "./card-shape.ts";

export type Input = Omit<PortShape, "side" | "y">;

/** What all cards of a node type have in common. */
export interface CardPattern {
  /** The inputs that it declares, without what the file says of them. */
  readonly inputs: readonly Input[];
  readonly outputs: readonly Pick<PortShape, "name" | "kind" | "list">[];
  /** Parameters that hold a long text or a condition, which a node may be about. */
  readonly scripts: readonly Param[];
  readonly params: readonly Param[];
  readonly body: BodyKind;
  /** The body of a card that shows a script. */
  readonly bodyBesideScript: BodyKind;
}

type Param = readonly [name: string, schema: NodeInfo["params"][string]];

const known = new WeakMap<NodeInfo, CardPattern>();

/** Found once for each type: a graph has many nodes of few types. Of one that isn't known nothing can be said. */
export function patternOf(info: NodeInfo | undefined): CardPattern {
  if (!info) return nothing;
  const before = known.get(info);
  if (before) return before;
  const pattern = find(info);
  known.set(info, pattern);
  return pattern;
}

const nothing: CardPattern = {
  inputs: [],
  outputs: [],
  scripts: [],
  params: [],
  body: "none",
  bodyBesideScript: "none",
};

function find(info: NodeInfo): CardPattern {
  const outputs = Object.entries(info.outputs)
    .filter(([, port]) => port.alias === undefined)
    .map(([name, { kind, list }]) => ({ name, kind: typeof kind === "string" ? kind : ("any" as const), list }));
  const params = Object.entries(info.params);
  return {
    inputs: Object.entries(info.inputs).map(([name, { accepts, arity, optional }]) => ({
      name,
      kind: kindOf(accepts),
      accepts,
      list: arity === "list" || arity === "many",
      required: arity === "one" || (arity !== "optional" && optional !== true),
    })),
    outputs,
    scripts: params.filter(([, { widget }]) => widget === "multiline" || widget === "condition"),
    params,
    body: bodyOf(outputs, info, false),
    bodyBesideScript: bodyOf(outputs, info, true),
  };
}

const kindOf = (accepts: Accepts): Kind | "any" => (typeof accepts === "string" ? accepts : (accepts[0] ?? "any"));

function bodyOf(outputs: CardPattern["outputs"], info: NodeInfo, hasScript: boolean): BodyKind {
  const kinds = new Set(outputs.map(({ kind }) => kind));
  // A loop gives what its body makes, which is most often film.
  if (kinds.has("video") || kinds.has("image") || info.yields !== undefined) return "picture";
  if (kinds.has("score")) return "score";
  if (info.conditions.length > 0) return "ways";
  if (kinds.has("text") && !hasScript) return "words";
  return outputs.length > 0 && outputs.every(({ kind }) => kind === "any") && !hasScript ? "picture" : "none";
}
