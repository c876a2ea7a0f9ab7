import {
  fits,
  formatReference,
  type Accepts,
  type Json,
  type Kind,
  type NodeInfo,
  type NodeSpec,
} from "@reelgraph/engine";
import { wiresOf } from "../../document/wires-of.ts";
import { newPort } from "../ends/ends.ts";
import { effectOf, type Clash } from "../graph/axes.ts";
import { referenceOf } from "../graph/flow.ts";
import { portOf, type CanvasNode, type CardNode, type Drawn } from "../graph/model.ts";
import { dependsOn } from "../graph/order.ts";
import type { PortAt } from "../stage.ts";
import { layerOf } from "../unfold/layers.ts";
import { canBegin } from "./new-source.ts";
import { isOpenOutwards, wayBetween } from "./through.ts";

/** What would become of a wire. */
export type Judgement =
  | {
      readonly ok: true;
      /** It goes behind what is there; else it takes its place. */
      readonly adds: boolean;
      /** The node will run once for each item of these lists, which it did not before: `board.scenes`. */
      readonly maps?: string;
      /** Ids of the unfolded cards whose frames get a name for it. */
      readonly through?: readonly string[];
    }
  | {
      readonly ok: false;
      readonly why: "same-node" | "circle" | "two-ends" | "no-port" | "leaves-loop" | "no-beginning";
    }
  | { readonly ok: false; readonly why: "kind"; readonly gives: Kind | "any"; readonly takes: Accepts }
  | ({ readonly ok: false; readonly why: "axes" } & Clash);

/** The two ends of a wire in the order in which things flow, or undefined where both give or both take. */
export function oriented(one: PortAt, other: PortAt): { readonly source: PortAt; readonly target: PortAt } | undefined {
  if (one.side === other.side) return undefined;
  return one.side === "out" ? { source: one, target: other } : { source: other, target: one };
}

/** Says whether two ports can be connected, and if not, why not (rules 2, 6 and 16). */
export function judge(drawn: Drawn, one: PortAt, other: PortAt): Judgement {
  const ends = oriented(one, other);
  if (!ends) return { ok: false, why: "two-ends" };
  const { source, target } = ends;
  const [from, to] = [drawn.byId.get(source.node), drawn.byId.get(target.node)];
  if (!from || !to) return { ok: false, why: "no-port" };
  if (from.type === "end" && to.type === "end" && (source.port === newPort || target.port === newPort)) {
    return { ok: false, why: "no-port" };
  }
  if (from === to) return { ok: false, why: "same-node" };
  const [layer, inner] = [layerOf(drawn, source.node), layerOf(drawn, target.node)];
  if (!layer || !inner) return { ok: false, why: "no-port" };
  const way = layer === inner ? undefined : wayBetween(drawn, source.node, target.node);
  if (layer !== inner) {
    if (!way) return { ok: false, why: "circle" };
    if (source.port === newPort || target.port === newPort) return { ok: false, why: "no-port" };
    if (!isOpenOutwards(way)) return { ok: false, why: "leaves-loop" };
  }
  // Where the wire is a wire of the scope that both stand in.
  const [giver, taker] = [way?.out.at(-1) ?? from, way?.into[0] ?? to];
  const common = layerOf(drawn, taker.id);
  if (!common) return { ok: false, why: "no-port" };
  if (giver.type === "card" && taker.type === "card" && dependsOn(common.scope.nodes, giver.data.id, taker.data.id)) {
    return { ok: false, why: "circle" };
  }
  const gives = kindGiven(drawn, source);
  const takes = accepts(to, target.port);
  if (takes === undefined) return { ok: false, why: "no-port" };
  if (!fits(gives, takes)) return { ok: false, why: "kind", gives, takes };
  if (source.port === newPort && to.type === "card") {
    const before = to.data.spec.with?.[target.port];
    if (!canBegin(layer.scope, kindTaken(to, target.port), before)) return { ok: false, why: "no-beginning" };
  }
  const adds = takesSeveral(to, target.port) && isWired(to, target.port);
  const there = adds ? kindThere(drawn, to, target.port) : undefined;
  if (there !== undefined && gives !== "any" && gives !== there) return { ok: false, why: "kind", gives, takes: there };
  const through = way ? { through: [...way.out, ...way.into].map(({ id }) => id) } : {};
  if (taker.type !== "card" || source.port === newPort || way?.out.length) return { ok: true, adds, ...through };
  const { path, isNew, clash } = effectOf(
    common.varying,
    common.axes(),
    taker.data.id,
    wired(taker, target.port, source, adds && taker === to),
  );
  if (clash) return { ok: false, why: "axes", ...clash };
  return { ok: true, adds, ...through, ...(isNew && path !== "" ? { maps: path } : {}) };
}

/** The kind of what is at a port already, where something comes out of the node that is like it: that is of one kind. */
function kindThere({ edges }: Drawn, node: CanvasNode, port: string): Kind | undefined {
  if (node.type !== "card") return undefined;
  const outputs = Object.values(node.data.info?.outputs ?? {});
  if (!outputs.some(({ kind }) => typeof kind === "object" && "like" in kind && kind.like === port)) return undefined;
  const known = edges.filter(({ target, targetHandle }) => target === node.id && targetHandle === port);
  const kind = known.map(({ data }) => data?.kind).find((one) => one !== undefined && one !== "any");
  return kind as Kind | undefined;
}

/** A node as it would be with the wire. */
function wired({ data: { spec } }: CardNode, port: string, source: PortAt, adds: boolean): NodeSpec {
  const text = formatReference(referenceAt(source));
  const before = spec.with?.[port];
  const value: Json = adds && before !== undefined ? [...(Array.isArray(before) ? before : [before]), text] : text;
  return { ...spec, with: { ...spec.with, [port]: value } };
}

/** What flows out of a port, as the wires know it: cards know less about kinds that depend on their inputs. */
export function kindGiven(drawn: Drawn, { node, port }: PortAt): Kind | "any" {
  const wire = drawn.edges.find((edge) => edge.source === node && edge.sourceHandle === port);
  const known = wire?.data?.kind as Kind | "any" | undefined;
  return known ?? portOf(drawn.byId.get(node), "out", port)?.kind ?? "any";
}

/** What a port takes; a parameter that shows no port yet takes what its schema says. */
export function accepts(node: CanvasNode, port: string): Accepts | undefined {
  const shown = portOf(node, "in", port);
  if (shown) return shown.accepts ?? shown.kind;
  return node.type === "card" && node.data.info ? acceptsOfType(node.data.info, port) : undefined;
}

/** The kind of what a new name is made for, of those that a port takes. */
export function kindTaken(node: CanvasNode | undefined, port: string): Kind | "any" {
  const takes = node && accepts(node, port);
  return typeof takes === "string" ? takes : (takes?.[0] ?? "any");
}

/** What an input or a parameter of a type takes. */
export function acceptsOfType(info: NodeInfo, port: string): Accepts | undefined {
  const declared = info.inputs[port];
  if (declared) return declared.accepts;
  const type = info.params[port]?.["type"];
  if (type === "string") return "text";
  if (type === "number" || type === "integer") return "number";
  if (type === "boolean") return "boolean";
  if (info.params[port]) return "any";
  return info.rest?.accepts;
}

export function takesSeveral(node: CanvasNode, port: string): boolean {
  if (node.type !== "card") return false;
  const arity = node.data.info?.inputs[port]?.arity;
  return arity === "list" || arity === "many";
}

export function isWired(node: CanvasNode, port: string): boolean {
  return node.type === "card" && wiresOf(node.data.spec).has(port);
}

/** The reference that a drawn port stands for in the file. */
export const referenceAt = ({ node, port }: PortAt) => referenceOf(node, port);
