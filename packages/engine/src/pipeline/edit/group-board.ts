import { current, isDraft, type Draft } from "immer";
import type { Board } from "../board.ts";
import type { Graph, Nodes, Pipeline, Position } from "../pipeline.ts";
import { parseReference, referencesOf, type Reference } from "../references.ts";
import { parseWireKey, wireKey } from "./board-paths.ts";
import { putBoard } from "./board.ts";
import { freeName } from "./scope.ts";

/** What becomes of the board when nodes become a sub-pipeline, and when one is taken apart again. */

type Points = readonly Position[];

/** The board as it is now; what is made of it later leaves it as it is. */
export function boardOf({ board }: Draft<Pipeline>): Board {
  return isDraft(board) ? (current(board) as Board) : ((board ?? {}) as Board);
}

/** Where the nodes went, and by which ports of the node that stands for them their wires go. */
export interface Grouping {
  readonly prefix: string;
  readonly id: string;
  /** `#name/` */
  readonly inner: string;
  readonly inside: ReadonlySet<string>;
  /** Keys of frames and notes that go along. */
  readonly sheets: readonly string[];
  inputOf(reference: Reference): string;
  outputOf(reference: Reference): string;
}

/**
 * Takes frames and notes along, and leads wires across the border outside: what lay between them and the nodes still does.
 * `before`: the board as it was; what is within the nodes has gone along already.
 */
export function groupBoard(draft: Draft<Pipeline>, before: Board, grouping: Grouping): void {
  const { prefix, id, inner, inside, sheets, inputOf, outputOf } = grouping;
  const after = boardOf(draft);
  const moved = <T>(record: Readonly<Record<string, T>> | undefined) =>
    record &&
    Object.fromEntries(
      Object.entries(record).map(([key, value]) => [
        sheets.includes(key) ? inner + key.slice(prefix.length) : key,
        value,
      ]),
    );
  const routes = new Map<string, Points>();
  for (const [key, points] of Object.entries(after.routes ?? {})) {
    const wire = parseWireKey(key);
    if (wire?.prefix !== inner || inside.has(wire.source.node)) routes.set(key, points);
  }
  for (const [key, points] of Object.entries(before.routes ?? {})) {
    const wire = parseWireKey(key);
    if (wire?.prefix !== prefix) continue;
    const [from, to] = [inside.has(wire.source.node), inside.has(wire.target.node)];
    if (from === to) continue;
    const ends = from
      ? { ...wire, source: { node: id, port: outputOf(wire.source) } }
      : { ...wire, target: { node: id, port: inputOf(wire.source) } };
    if (!routes.has(wireKey(ends))) routes.set(wireKey(ends), points);
  }
  put(draft, { ...after, frames: moved(after.frames), notes: moved(after.notes), routes: Object.fromEntries(routes) });
}

/** A sub-pipeline that is being taken apart. */
export interface Ungrouping {
  readonly use: string;
  readonly prefix: string;
  readonly id: string;
  readonly graph: Graph;
  /** The nodes around it and what is read from outside, as they were. */
  readonly nodes: Nodes;
  readonly ends: Readonly<Record<string, string>>;
  /** The card that those ends stand on: `$outputs` or `$yield`. */
  readonly endCard: string;
  readonly ids: ReadonlyMap<string, string>;
  /** How far everything in it moves. */
  readonly by: Position;
}

/** Brings frames, notes, points of wires and locks out together with the nodes; wires across the border become one. */
export function ungroupBoard(draft: Draft<Pipeline>, before: Board, ungrouping: Ungrouping): void {
  const { use, prefix, ids, by } = ungrouping;
  const inner = `${use}/`;
  const after = boardOf(draft);
  const outside = (path: string): string => {
    const [first = "", ...rest] = path.slice(inner.length).split("/");
    return prefix + [ids.get(first) ?? first, ...rest].join("/");
  };
  const shift = ([x, y]: Position): Position => [x + by[0], y + by[1]];
  const taken = new Set([...Object.keys(after.frames ?? {}), ...Object.keys(after.notes ?? {})]);
  const brought = <T extends { readonly at: Position }>(record: Readonly<Record<string, T>> | undefined) =>
    Object.entries(record ?? {}).flatMap(([key, value]): [string, T][] => {
      if (!key.startsWith(inner)) return [];
      if (key.slice(inner.length).includes("/")) return [[outside(key), value]];
      const free = freeName(prefix + key.slice(inner.length), (name) => taken.has(name));
      taken.add(free);
      return [[free, { ...value, at: shift(value.at) }]];
    });
  const routes = Object.entries(before.routes ?? {}).flatMap(([key, points]): [string, Points][] => {
    const wire = parseWireKey(key);
    if (!wire?.prefix.startsWith(inner)) return [];
    if (wire.prefix !== inner) return [[key.replace(wire.prefix, outside(wire.prefix)), points]];
    const [source, target] = [ids.get(wire.source.node), ids.get(wire.target.node)];
    if (source === undefined || target === undefined) return [];
    const ends = { prefix, source: { ...wire.source, node: source }, target: { ...wire.target, node: target } };
    return [[wireKey(ends), points.map(shift)]];
  });
  const locked = (before.locked ?? []).flatMap((path) => (path.startsWith(inner) ? [outside(path)] : []));
  const all = [...(after.locked ?? []), ...locked];
  put(draft, {
    ...after,
    frames: { ...after.frames, ...Object.fromEntries(brought(before.frames)) },
    notes: { ...after.notes, ...Object.fromEntries(brought(before.notes)) },
    routes: { ...after.routes, ...Object.fromEntries([...routes, ...joined(before.routes ?? {}, ungrouping, shift)]) },
    locked: all,
  });
}

/** The ways of wires that were two, up to the border and behind it. */
function joined(
  routes: Readonly<Record<string, Points>>,
  { use, prefix, id, graph, nodes, ends, endCard, ids }: Ungrouping,
  shift: (at: Position) => Position,
): readonly [string, Points][] {
  const inner = `${use}/`;
  const at = (key: string): Points => routes[key] ?? [];
  const found: [string, Points][] = [];
  const add = (source: Reference, target: Reference, points: Points) => {
    if (points.length > 0) found.push([wireKey({ prefix, source, target }), points]);
  };
  for (const { reference, target } of wiresOf(graph.nodes)) {
    if (reference.node !== "inputs") continue;
    const inside = at(wireKey({ prefix: inner, source: reference, target })).map(shift);
    for (const source of referencesOf(nodes[id]?.with?.[reference.port])) {
      const out = at(wireKey({ prefix, source, target: { node: id, port: reference.port } }));
      add(source, { node: ids.get(target.node) ?? target.node, port: target.port }, [...out, ...inside]);
    }
  }
  for (const { reference, target } of [...wiresOf(nodes), ...wiresTo(endCard, ends)]) {
    const end = reference.node === id ? parseReference(graph.outputs?.[reference.port] ?? "") : undefined;
    const source = end && ids.get(end.node);
    if (!end || source === undefined || target.node === id) continue;
    const inside = at(wireKey({ prefix: inner, source: end, target: { node: "$outputs", port: reference.port } }));
    const out = at(wireKey({ prefix, source: reference, target }));
    add({ node: source, port: end.port }, target, [...inside.map(shift), ...out]);
  }
  return found;
}

/** All wires into nodes. */
function wiresOf(nodes: Nodes) {
  return Object.entries(nodes).flatMap(([node, spec]) =>
    Object.entries(spec.with ?? {}).flatMap(([port, value]) =>
      referencesOf(value).map((reference) => ({ reference, target: { node, port } })),
    ),
  );
}

/** All wires to what is read from outside. */
function wiresTo(card: string, ends: Readonly<Record<string, string>>) {
  return Object.entries(ends).flatMap(([port, text]) =>
    referencesOf(text).map((reference) => ({ reference, target: { node: card, port } })),
  );
}

/** Sets the board, without parts that hold nothing. */
function put(draft: Draft<Pipeline>, board: { readonly [part: string]: object | undefined }): void {
  const parts = Object.entries(board).filter(([, part]) => part !== undefined && Object.keys(part).length > 0);
  const made = Object.fromEntries(parts);
  if (JSON.stringify(made) !== JSON.stringify(boardOf(draft))) putBoard(draft, made);
}
