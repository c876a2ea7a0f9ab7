import { castDraft } from "immer";
import { failure } from "../../errors.ts";
import { equal } from "../equal.ts";
import type { Graph, NodeSpec, Nodes, Pipeline, Position } from "../pipeline.ts";
import { mapAllReferences, parseReference, referencesOf } from "../references.ts";
import type { Json } from "../../ports/values.ts";
import { change, type Edit } from "./change.ts";
import { behind, place } from "./layout.ts";
import { findScope, freeName } from "./scope.ts";

/** Nodes of a pipeline as a pipeline of their own: what a clipboard holds. Throws `unknown-node`. */
export function copyNodes(pipeline: Pipeline, paths: readonly string[]): Pipeline {
  const outermost = paths.filter((path) => !paths.some((other) => other !== path && behind(path, other) !== undefined));
  const nodes: Record<string, NodeSpec> = {};
  const ui: Record<string, Position> = {};
  const uses = new Set<string>();
  for (const path of outermost) {
    const id = path.slice(path.lastIndexOf("/") + 1);
    const spec = nodeAt(pipeline, path);
    if (!spec) throw failure("unknown-node", `There is no node "${path}"`);
    nodes[id] = spec;
    usedBy(spec, uses);
    for (const [other, position] of Object.entries(pipeline.ui ?? {})) {
      const rest = behind(other, path);
      if (rest !== undefined) ui[id + rest] = position;
    }
  }
  const pipelines: Record<string, Graph> = {};
  for (const use of uses) {
    const graph = pipeline.pipelines?.[use.slice(1)];
    if (!graph) continue;
    pipelines[use.slice(1)] = graph;
    for (const node of Object.values(graph.nodes)) usedBy(node, uses);
    for (const [path, position] of Object.entries(pipeline.ui ?? {}))
      if (path.startsWith(`${use}/`)) ui[path] = position;
  }
  return {
    reelgraph: 1,
    ...(Object.keys(pipelines).length > 0 && { pipelines }),
    nodes,
    ...(Object.keys(ui).length > 0 && { ui }),
  };
}

/** Where nodes are put, and whether wires from what is there already are kept. */
export interface PasteOptions {
  /** Path of the scope: "", `#name`, or the id path of a loop. */
  readonly scope: string;
  /** Where the nodes' upper left corner comes to lie, in pixels. */
  readonly at: Position;
  /** References to what is not among the nodes stay where there is such a thing here. */
  readonly keepWires?: boolean;
}

/**
 * Puts the nodes of a pipeline into a scope of another. Ids that are taken change; sub-pipelines that are used come
 * along. Gives the new id paths. Throws `unknown-node` or `unknown-sub-pipeline` for the scope.
 */
export function pasteNodes(
  pipeline: Pipeline,
  from: Pipeline,
  { scope: path, at, keepWires = false }: PasteOptions,
): Edit & { readonly added: readonly string[] } {
  const added: string[] = [];
  const edit = change(pipeline, (draft) => {
    const scope = findScope(draft, path);
    const there = new Set(Object.keys(scope.nodes));
    const uses = bringPipelines(draft.pipelines ?? {}, from.pipelines ?? {});
    if (uses.brought.length > 0)
      draft.pipelines = castDraft({ ...draft.pipelines, ...Object.fromEntries(uses.brought) });
    const ids = new Map<string, string>();
    for (const id of Object.keys(from.nodes)) {
      const free = freeName(id, (name) => there.has(name) || [...ids.values()].includes(name));
      ids.set(id, free);
    }
    const isHere = (node: string) => keepWires && (there.has(node) || node === "inputs" || node === "state");
    for (const [id, spec] of Object.entries(from.nodes)) {
      const to = ids.get(id) ?? id;
      scope.nodes[to] = castDraft(adapted(spec, ids, isHere, uses.names));
      added.push(scope.prefix + to);
    }
    const corner = cornerOf(from, [...ids.keys()]);
    for (const [old, [x, y]] of Object.entries(from.ui ?? {})) {
      const [first = "", ...rest] = old.split("/");
      const to = ids.get(first);
      if (to === undefined) {
        const name = first.startsWith("#") ? uses.names.get(first) : undefined;
        if (name !== undefined) place(draft, [name, ...rest].join("/"), [x, y]);
      } else if (rest.length > 0) place(draft, [scope.prefix + to, ...rest].join("/"), [x, y]);
      else place(draft, scope.prefix + to, [x - corner[0] + at[0], y - corner[1] + at[1]]);
    }
    // Nodes without a place of their own come to lie one below the other.
    let row = 0;
    for (const [id, to] of ids)
      if (from.ui?.[id] === undefined) place(draft, scope.prefix + to, [at[0], at[1] + 260 * row++]);
  });
  return { ...edit, added };
}

/** A node as it is in its new surroundings. */
function adapted(
  spec: NodeSpec,
  ids: ReadonlyMap<string, string>,
  isHere: (node: string) => boolean,
  uses: ReadonlyMap<string, string>,
): NodeSpec {
  const { with: given, ...rest } = renamedUses(spec, uses);
  const kept = Object.fromEntries(
    Object.entries(given ?? {}).flatMap(([name, value]): [string, Json][] => {
      const lost = referencesOf(value).filter(({ node }) => !ids.has(node) && !isHere(node));
      if (lost.length === 0) return [[name, value]];
      if (!Array.isArray(value)) return [];
      const left = value.filter((one: Json) => {
        const reference = typeof one === "string" ? parseReference(one) : undefined;
        return !reference || !lost.some(({ node, port }) => node === reference.node && port === reference.port);
      });
      return left.length > 0 ? [[name, left]] : [];
    }),
  );
  const wired = mapAllReferences(kept, ({ node, port }) => ({ node: ids.get(node) ?? node, port }));
  const { use, ...others } = rest;
  return { use, ...(Object.keys(wired).length > 0 && { with: wired }), ...others };
}

function renamedUses(spec: NodeSpec, uses: ReadonlyMap<string, string>): NodeSpec {
  const use = uses.get(spec.use) ?? spec.use;
  const body: Nodes | undefined =
    spec.body && Object.fromEntries(Object.entries(spec.body).map(([id, node]) => [id, renamedUses(node, uses)]));
  return { ...spec, use, ...(body && { body }) };
}

/** Sub-pipelines that are missing, under names that are free; equal ones are the same. */
function bringPipelines(here: Readonly<Record<string, Graph>>, come: Readonly<Record<string, Graph>>) {
  const names = new Map<string, string>();
  const brought: [string, Graph][] = [];
  for (const [name, graph] of Object.entries(come)) {
    const same = Object.hasOwn(here, name) && equal(here[name], graph);
    const free = same ? name : freeName(name, (one) => Object.hasOwn(here, one));
    names.set(`#${name}`, `#${free}`);
    if (!same) brought.push([free, graph]);
  }
  return {
    names,
    brought: brought.map(([name, graph]): [string, Graph] => {
      const nodes = Object.fromEntries(Object.entries(graph.nodes).map(([id, node]) => [id, renamedUses(node, names)]));
      return [name, { ...graph, nodes }];
    }),
  };
}

function cornerOf({ ui = {} }: Pipeline, ids: readonly string[]): Position {
  const places = ids.flatMap((id) => (ui[id] ? [ui[id]] : []));
  if (places.length === 0) return [0, 0];
  return [Math.min(...places.map(([x]) => x)), Math.min(...places.map(([, y]) => y))];
}

function usedBy({ use, body }: NodeSpec, uses: Set<string>): void {
  if (use.startsWith("#")) uses.add(use);
  for (const node of Object.values(body ?? {})) usedBy(node, uses);
}

function nodeAt(pipeline: Pipeline, path: string): NodeSpec | undefined {
  const [first = "", ...rest] = path.split("/");
  const ids = first.startsWith("#") ? rest : [first, ...rest];
  let nodes: Nodes | undefined = first.startsWith("#") ? pipeline.pipelines?.[first.slice(1)]?.nodes : pipeline.nodes;
  let node: NodeSpec | undefined;
  for (const id of ids) {
    node = nodes?.[id];
    nodes = node?.body;
  }
  return node;
}
