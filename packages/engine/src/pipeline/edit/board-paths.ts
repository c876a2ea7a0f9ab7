import { castDraft, current, isDraft, type Draft } from "immer";
import { parseReference, referencesOf } from "../references.ts";
import type { NodeSpec, Pipeline } from "../pipeline.ts";
import { split } from "./scope.ts";

/** Wires as keys of `board.routes`, and what becomes of the board when nodes get other paths. */

/** The two ends of a wire. */
export interface WireEnds {
  /** Path of the scope with the slash behind it: "", `clip/`. */
  readonly prefix: string;
  readonly source: { readonly node: string; readonly port: string };
  readonly target: { readonly node: string; readonly port: string };
}

/** `clip/video.video>judge.video`; the target of an output is `$outputs`, of a yield `$yield`. */
export function wireKey({ prefix, source, target }: WireEnds): string {
  return `${prefix}${source.node}.${source.port}>${target.node}.${target.port}`;
}

/** The reverse of `wireKey`; undefined where the key names no wire. */
export function parseWireKey(key: string): WireEnds | undefined {
  const found = /^(.*\/)?([\w-]+)\.([\w-]*)>(\$?[\w-]+)\.([\w-]+)$/.exec(key);
  if (!found) return undefined;
  const [, prefix = "", from = "", fromPort = "", to = "", toPort = ""] = found;
  return { prefix, source: { node: from, port: fromPort }, target: { node: to, port: toPort } };
}

/** Frames, notes, locks and routes follow the nodes that they belong to, and go with them. */
export function replaceBoardPaths(draft: Draft<Pipeline>, map: (path: string) => string | undefined): void {
  const { board } = draft;
  if (!board) return;
  const before = isDraft(board) ? current(board) : board;
  const records = { frames: before.frames, notes: before.notes };
  const moved = Object.fromEntries(
    Object.entries(records).map(([part, record]) => [part, record && rename(record, (key) => inScope(key, map))]),
  );
  const routes = before.routes && rename(before.routes, (key) => routeFor(key, map));
  const locked = before.locked?.flatMap((path) => map(path) ?? []);
  const after = Object.entries({ ...before, ...moved, routes, locked }).filter(([, part]) => hasContent(part));
  if (JSON.stringify(after) === JSON.stringify(Object.entries(before))) return;
  if (after.length > 0) draft.board = castDraft(Object.fromEntries(after));
  else delete draft.board;
}

/** Takes out the points of wires into a port that are wires no more. */
export function dropRoutesInto(draft: Draft<Pipeline>, path: string, port: string, node: NodeSpec): void {
  const routes = draft.board?.routes;
  if (!routes) return;
  const { scope, id } = split(path);
  const prefix = scope === "" ? "" : `${scope}/`;
  const left = new Set(
    referencesOf(node.with?.[port]).map((source) => wireKey({ prefix, source, target: { node: id, port } })),
  );
  for (const key of Object.keys(routes)) {
    const wire = parseWireKey(key);
    if (wire?.prefix === prefix && wire.target.node === id && wire.target.port === port && !left.has(key))
      delete routes[key];
  }
  if (Object.keys(routes).length > 0 || !draft.board) return;
  delete draft.board.routes;
  if (Object.keys(draft.board).length === 0) delete draft.board;
}

/** A frame or a note has no node of its own: its key follows the node whose body it is in. */
function inScope(key: string, map: (path: string) => string | undefined): string | undefined {
  const { scope, id } = split(key);
  if (scope === "") return key;
  const to = map(`${scope}/$`);
  return to === undefined ? undefined : `${to.slice(0, -1)}${id}`;
}

function routeFor(key: string, map: (path: string) => string | undefined): string | undefined {
  const wire = parseWireKey(key);
  if (!wire) return key;
  const { prefix, source, target } = wire;
  const isOutside = parseReference(`$${source.node}.x`)?.node !== source.node || isSurrounding(source.node);
  const from = isOutside ? prefix + source.node : map(prefix + source.node);
  const to = map(prefix + target.node);
  if (from === undefined || to === undefined) return undefined;
  const [one, other] = [split(from), split(to)];
  const scope = other.scope === "" ? "" : `${other.scope}/`;
  if (!isOutside && one.scope !== other.scope) return undefined;
  return wireKey({ prefix: scope, source: { node: one.id, port: source.port }, target: { ...target, node: other.id } });
}

const isSurrounding = (node: string): boolean => node === "inputs" || node === "state" || node === "iteration";

function rename<T>(record: Readonly<Record<string, T>>, to: (key: string) => string | undefined): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => {
      const renamed = to(key);
      return renamed === undefined ? [] : [[renamed, value] as const];
    }),
  );
}

function hasContent(part: unknown): boolean {
  if (part === undefined) return false;
  return typeof part !== "object" || part === null || Object.keys(part).length > 0;
}
