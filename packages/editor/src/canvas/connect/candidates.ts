import { fits, type Kind, type NodeInfo } from "@reelgraph/engine";
import { newPort } from "../ends/ends.ts";
import { portOf, portPoint, portsOf, type CanvasNode, type Drawn } from "../graph/model.ts";
import type { PortAt } from "../stage.ts";
import { acceptsOfType, isWired, judge } from "./judge.ts";

/** A port that a wire may go to, with how far away it is. */
export interface Candidate extends PortAt {
  readonly adds: boolean;
  readonly wired: boolean;
  readonly distance: number;
}

/** All ports that fit one, the nearest first; parameters that show no port come behind the ports of their node. */
export function candidates(drawn: Drawn, from: PortAt): readonly Candidate[] {
  const origin = drawn.byId.get(from.node);
  if (!origin) return [];
  const [x, y] = portPoint(origin, from.side, from.port);
  const side = from.side === "out" ? "in" : "out";
  return drawn.nodes
    .flatMap((node) => namesOn(node, side).map((port) => ({ node, at: { node: node.id, side, port } as const })))
    .flatMap(({ node, at }, index) => {
      const verdict = judge(drawn, from, at);
      if (!verdict.ok) return [];
      const [toX, toY] = portPoint(node, side, at.port);
      const distance = Math.hypot(toX - x, toY - y) + index / 1e6;
      return [{ ...at, adds: verdict.adds, wired: side === "in" && isWired(node, at.port), distance }];
    })
    .toSorted((one, other) => one.distance - other.distance);
}

function namesOn(node: CanvasNode, side: "in" | "out"): readonly string[] {
  const shown = portsOf(node)
    .filter((port) => port.side === side)
    .map(({ name }) => name);
  if (side === "out" || node.type !== "card") return shown;
  return [...shown, ...Object.keys(node.data.info?.params ?? {}).filter((name) => !shown.includes(name))];
}

/** The port of a card that a wire dropped on it goes to: a free one that must have something, or else any that fits. */
export function bestPort(drawn: Drawn, from: PortAt, node: CanvasNode): PortAt | undefined {
  const all = candidates({ ...drawn, nodes: [node] }, from);
  const isRequired = ({ port, side }: PortAt) => portOf(node, side, port)?.required ?? false;
  const free = all.filter(({ wired, port }) => !wired && port !== newPort);
  return free.find(isRequired) ?? free.find(({ port, side }) => portOf(node, side, port)) ?? all[0];
}

/** The port of a type that a wire would go to, for the search: what must have something first, then what may. */
export function fittingPort(
  info: NodeInfo,
  side: PortAt["side"],
  kind: Kind | "any",
  takes: (kind: Kind | "any") => boolean,
): string | undefined {
  if (side === "in") {
    const names = Object.entries(info.outputs).filter(([, port]) => port.alias === undefined);
    const exact = names.find(([, port]) => typeof port.kind === "string" && takes(port.kind));
    return (exact ?? names.find(([, port]) => typeof port.kind !== "string"))?.[0];
  }
  const declared = Object.entries(info.inputs);
  const needed = declared.find(([, port]) => port.arity !== "optional" && fits(kind, port.accepts));
  const found = needed ?? declared.find(([, port]) => fits(kind, port.accepts));
  if (found) return found[0];
  const param = Object.keys(info.params).find((name) => {
    const accepted = acceptsOfType(info, name);
    return accepted !== undefined && accepted !== "any" && kind !== "any" && fits(kind, accepted);
  });
  return param ?? (info.rest && fits(kind, info.rest.accepts) ? "value" : undefined);
}
