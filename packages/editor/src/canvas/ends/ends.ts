import { parseReference, type EndName, type NodeSpec, type Pipeline, type Reference } from "@reelgraph/engine";
import { wiresOf } from "../../document/wires-of.ts";
import type { CardShape, PortShape } from "../card-shape.ts";
import { flowOf, infoFor, type NodeInfos } from "../graph/flow.ts";
import { flowOfType } from "../graph/flow-type.ts";
import { graphPath, outerPath, scopeAt, type Scope } from "../scope.ts";

/** A port that makes a new input or output of whatever is connected to it. */
export const newPort = "$new";

const metrics = { width: 200, header: 36, row: 26, foot: 8 };

/** The cards that a scope shows for what comes from outside and what goes out. `grows`: with a port for what is new. */
export function endsOf(
  pipeline: Pipeline,
  scope: Scope,
  types: NodeInfos,
  grows: boolean,
): readonly (readonly [EndName, CardShape])[] {
  const open = grows ? [newSink] : [];
  const nodes = Object.values(scope.nodes);
  if (nodes.length === 0 && !scope.graph?.inputs && !scope.loop) return [];
  const readsInputs = () =>
    nodes.some((spec) =>
      wiresOf(spec)
        .values()
        .some((from) => from.some(isOfInputs)),
    );
  const inputs = scopeAt(pipeline, graphPath(scope.path))?.graph?.inputs ?? {};
  const cards: (readonly [EndName, CardShape])[] = [];
  if (scope.graph || readsInputs()) {
    const ports = Object.entries(inputs).map(([port, spec]) => source(port, flowOfType(spec.type)));
    cards.push(["$inputs", shape(scope.graph && grows ? [...ports, source(newPort, anything)] : ports)]);
  }
  if (scope.graph)
    cards.push(["$outputs", shape([...sinks(pipeline, scope, types, scope.graph.outputs ?? {}, []), ...open])]);
  if (!scope.loop) return cards;
  const outer = scopeAt(pipeline, outerPath(scope.path));
  const state = Object.keys(scope.loop.with ?? {}).map((port) =>
    source(port, { ...flowOf(pipeline, scope, types, { node: "state", port }), list: false }),
  );
  const round = source("$iteration", { kind: "number", list: false });
  cards.push(["$state", shape([...state, round, ...(grows ? [source(newPort, anything)] : [])])]);
  const declared = outer ? (infoFor(pipeline, types, scope.loop.use)?.yields ?? []) : [];
  cards.push(["$yield", shape([...sinks(pipeline, scope, types, scope.loop.yield ?? {}, declared), ...open])]);
  return cards;
}

/** References into a scope's outputs or yields, by name. */
export function endReferences(scope: Scope): Readonly<Record<string, string>> {
  return scope.graph?.outputs ?? scope.loop?.yield ?? {};
}

/** The name of the card that a scope's outputs stand on. */
export const outCard = (scope: Scope): EndName => (scope.loop ? "$yield" : "$outputs");

type Port = Omit<PortShape, "y">;

const anything = { kind: "any", list: false } as const;
const newSink: Port = { name: newPort, side: "in", accepts: "any", required: false, ...anything };
const isOfInputs = ({ node }: Reference): boolean => node === "inputs";

const source = (port: string, { kind, list }: Pick<PortShape, "kind" | "list">): Port => {
  return { name: port, side: "out", kind, list, required: false };
};

function sinks(
  pipeline: Pipeline,
  scope: Scope,
  types: NodeInfos,
  ends: NonNullable<NodeSpec["yield"]>,
  declared: readonly string[],
): readonly Port[] {
  return [...new Set([...declared, ...Object.keys(ends)])].map((port): Port => {
    const reference = parseReference(ends[port] ?? "");
    const flow = reference ? flowOf(pipeline, scope, types, reference) : anything;
    return {
      name: port,
      side: "in",
      kind: flow.kind,
      list: flow.list,
      accepts: "any",
      required: declared.includes(port),
    };
  });
}

function shape(ports: readonly Port[]): CardShape {
  const { width, header, row, foot } = metrics;
  return {
    width,
    height: header + ports.length * row + foot,
    ports: ports.map((port, index) => ({ ...port, y: header + row * (index + 0.5) })),
    facts: [],
    body: "none",
    strip: false,
  };
}
