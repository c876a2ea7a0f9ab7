import {
  addNode,
  combine,
  connect,
  disconnect,
  formatReference,
  freeName,
  referencesOf,
  setOutput,
  setRoute,
  type Edit,
  type NodeSpec,
  type Pipeline,
  type Position,
  type Reference,
} from "@reelgraph/engine";
import type { Editor } from "../../session/editor.ts";
import { newPort, outCard } from "../ends/ends.ts";
import type { NodeInfos } from "../graph/flow.ts";
import type { Drawn, WireEdge } from "../graph/model.ts";
import { splitPath, type Scope } from "../scope.ts";
import type { PortAt } from "../stage.ts";
import { layerOf } from "../unfold/layers.ts";
import { judge, kindGiven, kindTaken, oriented, referenceAt, takesSeveral } from "./judge.ts";
import { newSource } from "./new-source.ts";
import { leadThrough, wayBetween } from "./through.ts";
import { words } from "./words.ts";

/** Edits of wires as the canvas draws them. Each gives the edit of the file, and is one step to undo. */

/** What the canvas shows, for edits that have to know it. */
export interface Shown {
  readonly drawn: Drawn;
  /** The open one. */
  readonly scope: Scope;
  readonly types: NodeInfos;
}

/** Connects two ports; a port "new" makes an input or an output. `replaces`: a wire that this one takes the place of. */
export function connectPorts(
  pipeline: Pipeline,
  { drawn }: Shown,
  one: PortAt,
  other: PortAt,
  replaces?: WireEdge,
): Edit {
  const ends = oriented(one, other);
  const verdict = judge(drawn, one, other);
  const edits: ((before: Pipeline) => Edit)[] = replaces ? [(before) => cutWire(before, drawn, replaces)] : [];
  const scope = ends && layerOf(drawn, ends.target.node)?.scope;
  if (!ends || !scope || !verdict.ok) return combine(pipeline, edits);
  let source: Reference = referenceAt(ends.source);
  const { node, port } = ends.target;
  const way = verdict.through && wayBetween(drawn, ends.source.node, node);
  if (way) {
    const list = takesSeveral(drawn.byId.get(node)!, port);
    const led = leadThrough(drawn, way, source, port, { kind: kindGiven(drawn, ends.source), list });
    edits.push(...led.edits);
    source = led.reference;
  }
  const { id } = splitPath(node);
  if (ends.source.port === newPort) {
    const made = newSource(scope, port, kindTaken(drawn.byId.get(node), port), scope.nodes[id]?.with?.[port]);
    source = made.reference;
    edits.push((before) => made.edit(before));
  }
  if (id === outCard(scope)) {
    const names = Object.keys(scope.graph?.outputs ?? scope.loop?.yield ?? {});
    const wanted = source.port === "" ? source.node : source.port;
    const name = port === newPort ? freeName(wanted, (taken) => names.includes(taken)) : port;
    edits.push((before) => setOutput(before, scope.path, name, source));
    return combine(pipeline, edits);
  }
  const there = referencesOf(scope.nodes[id]?.with?.[port]).map(formatReference);
  if (there.includes(formatReference(source)) && !replaces) return combine(pipeline, edits);
  // A wire that is led elsewhere within a list keeps the others.
  const add = verdict.adds && !(replaces && there.length === 1 && replaces.target === node);
  edits.push((before) => connect(before, node, port, source, { add }));
  return combine(pipeline, edits);
}

/** Takes one wire out. */
export function cutWire(pipeline: Pipeline, drawn: Drawn, wire: WireEdge): Edit {
  const port = wire.targetHandle ?? "";
  const { id } = splitPath(wire.target);
  const scope = layerOf(drawn, wire.target)?.scope;
  if (scope && id === outCard(scope)) return setOutput(pipeline, scope.path, port, undefined);
  return disconnect(pipeline, wire.target, port, sourceOf(wire));
}

/** Takes all wires of a port out. */
export function cutPort(pipeline: Pipeline, { drawn }: Shown, at: PortAt): Edit {
  const wires = wiresAt(drawn, at);
  return combine(
    pipeline,
    wires.map((wire) => (before: Pipeline) => cutWire(before, drawn, wire)),
  );
}

const wiresAt = (drawn: Drawn, { node, side, port }: PortAt): readonly WireEdge[] =>
  drawn.edges.filter((wire) =>
    side === "in"
      ? wire.target === node && wire.targetHandle === port
      : wire.source === node && wire.sourceHandle === port,
  );

/** Adds a node, wired to a port. `port` is that of the new node. */
export function addWired(pipeline: Pipeline, shown: Shown, { path, spec, at, port, from }: NewNode): Edit {
  const { drawn } = shown;
  const { id } = splitPath(path);
  const scope = layerOf(drawn, from.node)?.scope;
  if (!scope) return addNode(pipeline, path, spec, at);
  return combine(pipeline, [
    (before) => addNode(before, path, spec, at),
    (before) => {
      if (from.side === "out") return wireInto(before, shown, path, port, from);
      const source = { node: id, port };
      const { id: reader } = splitPath(from.node);
      if (reader === outCard(scope)) {
        const name =
          from.port === newPort
            ? freeName(port, (taken) => Object.hasOwn(scope.graph?.outputs ?? {}, taken))
            : from.port;
        return setOutput(before, scope.path, name, source);
      }
      return connect(before, from.node, from.port, source, { add: judgeAdds(drawn, from) });
    },
  ]);
}

export interface NewNode {
  readonly path: string;
  readonly spec: NodeSpec;
  readonly at: Position;
  /** The new node's port. */
  readonly port: string;
  readonly from: PortAt;
}

function wireInto(pipeline: Pipeline, { drawn, types }: Shown, path: string, port: string, from: PortAt): Edit {
  const scope = layerOf(drawn, from.node)?.scope;
  if (from.port !== newPort || !scope) return connect(pipeline, path, port, referenceAt(from));
  const use = scope.nodes[splitPath(path).id]?.use;
  const accepted = use === undefined ? undefined : types.get(use)?.inputs[port]?.accepts;
  const made = newSource(scope, port, typeof accepted === "string" ? accepted : "text", undefined);
  return combine(pipeline, [(before) => made.edit(before), (before) => connect(before, path, port, made.reference)]);
}

const judgeAdds = (drawn: Drawn, at: PortAt): boolean => {
  const node = drawn.byId.get(at.node);
  const arity = node?.type === "card" ? node.data.info?.inputs[at.port]?.arity : undefined;
  return arity === "list" || arity === "many";
};

/** Puts a node that is there into a wire: what flowed there now flows through it. Undefined where it can't. */
export function insertIntoWire(
  pipeline: Pipeline,
  { drawn }: Shown,
  wire: WireEdge,
  { path, input, output }: { readonly path: string; readonly input: string; readonly output: string },
): Edit {
  const source = sourceOf(wire);
  const through = { node: splitPath(path).id, port: output };
  return combine(pipeline, [
    (before) => connect(before, path, input, source),
    (before) => replaceSource(before, drawn, wire, through),
  ]);
}

/** A wire comes from elsewhere; its place among others stays. */
function replaceSource(pipeline: Pipeline, drawn: Drawn, wire: WireEdge, source: Reference): Edit {
  const port = wire.targetHandle ?? "";
  const scope = layerOf(drawn, wire.target)?.scope;
  if (scope && splitPath(wire.target).id === outCard(scope)) return setOutput(pipeline, scope.path, port, source);
  return connect(pipeline, wire.target, port, source, { instead: sourceOf(wire) });
}

/** Leads a wire through points of the canvas, as one step. */
export function leadWire({ document, stage }: Editor, wire: Pick<WireEdge, "id" | "target">, points: Points): void {
  const layer = layerOf(stage.getState().drawn, wire.target);
  const there = points.map((at, index) => layer?.toFile(`${wire.id} ${index}`, at) ?? at);
  document.apply(words.now().routed, (file) => setRoute(file, wire.id, there));
}

type Points = readonly Position[];

/** The reference that a wire is drawn for; its own, where the port has a second name. */
function sourceOf({ id, source, sourceHandle }: WireEdge): Reference {
  const written = /([\w-]+)\.([\w-]*)>/.exec(id.slice(id.lastIndexOf("/") + 1));
  return written
    ? { node: written[1] ?? "", port: written[2] ?? "" }
    : referenceAt({ node: source, side: "out", port: sourceHandle ?? "" });
}
