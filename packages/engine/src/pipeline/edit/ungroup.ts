import { castDraft, current, type Draft } from "immer";
import { failure } from "../../errors.ts";
import { isEnd } from "../board.ts";
import { own } from "../names.ts";
import type { Graph, NodeSpec, Pipeline, Position } from "../pipeline.ts";
import { argumentOf, parseReference } from "../references.ts";
import { change, type Edit } from "./change.ts";
import { boardOf, ungroupBoard } from "./group-board.ts";
import { place, replacePaths } from "./layout.ts";
import { dropReferences, replaceReferences } from "./scope-references.ts";
import { findGraph, findNode, findScope, freeName, scopesWithin, type Scope } from "./scope.ts";
import { readThrough, substitute, type Substitution } from "./substitute.ts";

/**
 * Puts the nodes of a sub-pipeline in the place of the node that uses it: the reverse of `groupNodes`. The
 * sub-pipeline goes when nothing else uses it.
 * Throws `unknown-node`, `not-a-group`, and `cannot-ungroup` where the nodes can't say what the group does.
 */
export function ungroupNode(pipeline: Pipeline, path: string): Edit {
  return change(pipeline, (draft) => {
    const { scope, id, node } = findNode(draft, path);
    const { use, with: given = {}, note: _, ...settings }: NodeSpec = current(node);
    if (!use.startsWith("#")) throw failure("not-a-group", `"${path}" uses no sub-pipeline of this file`);
    const graph: Graph = current(findGraph(draft, use));
    const [setting] = Object.keys(settings);
    if (setting !== undefined) refuse(path, `its "${setting}" is about all of its nodes together`);

    const ids = newIds(scope, id, graph);
    const board = boardOf(draft);
    const { prefix } = scope;
    const around = { nodes: current(scope.nodes), ends: scope.ends ? current(scope.ends) : {} };
    const substitution: Substitution = {
      bring: (name) => {
        const preset = own(graph.inputs, name)?.default;
        return own(given, name) ?? (preset === undefined ? undefined : argumentOf(preset));
      },
      outward: ({ node, port }) => ({ node: ids.get(node) ?? node, port }),
      refuse: (name) => refuse(path, `what its input "${name}" brings can't be read from there`),
    };

    const outputs = graph.outputs ?? {};
    dropReferences(scope, ({ node, port }) => node === id && !Object.hasOwn(outputs, port));
    replaceReferences(scope, (reference) => {
      const end = reference.node === id ? parseReference(own(outputs, reference.port) ?? "") : undefined;
      return end ? readThrough(end, substitution) : reference;
    });
    const inner = Object.entries(graph.nodes).map(([old, spec]): [string, Draft<NodeSpec>] => {
      return [ids.get(old) ?? old, castDraft(substitute(spec, substitution))];
    });
    const entries = Object.entries(scope.nodes);
    const at = entries.findIndex(([other]) => other === id);
    scope.nodes = Object.fromEntries(entries.toSpliced(at, 1, ...inner));
    const by = movePlaces(draft, use, path, prefix, ids);
    const endCard = prefix === "" || /^#[^/]*\/$/.test(prefix) ? "$outputs" : "$yield";
    ungroupBoard(draft, board, { use, prefix, id, graph, ...around, endCard, ids, by });
    if (!isUsed(draft, use)) removeGraph(draft, use);
  });
}

function refuse(path: string, why: string): never {
  throw failure("cannot-ungroup", `"${path}" can't be taken apart: ${why}`);
}

/** Ids for the nodes where they go to. The group's own id is free then. */
function newIds(scope: Scope, group: string, graph: Graph): ReadonlyMap<string, string> {
  const taken = new Set(Object.keys(scope.nodes).filter((id) => id !== group));
  const ids = new Map<string, string>();
  for (const id of Object.keys(graph.nodes)) {
    const free = freeName(id, (name) => taken.has(name));
    taken.add(free);
    ids.set(id, free);
  }
  return ids;
}

/** The nodes come to lie where the group lay, as they lay to each other. Tells how far that is. */
function movePlaces(
  draft: Draft<Pipeline>,
  use: string,
  group: string,
  prefix: string,
  ids: ReadonlyMap<string, string>,
): Position {
  const origin = draft.ui?.[group] ?? [0, 0];
  const inner = Object.entries(draft.ui ?? {}).filter(([path]) => path.startsWith(`${use}/`));
  const nodes = inner.filter(([path]) => ids.has(path.slice(use.length + 1)));
  const first = (axis: 0 | 1) => (nodes.length === 0 ? 0 : Math.min(...nodes.map(([, position]) => position[axis])));
  const by: Position = [origin[0] - first(0), origin[1] - first(1)];
  replacePaths(draft, (path) => (path === group ? undefined : path));
  for (const [path, [x, y]] of inner) {
    const [id = "", ...rest] = path.slice(use.length + 1).split("/");
    if (rest.length === 0 && isEnd(id)) continue;
    const to = prefix + [ids.get(id) ?? id, ...rest].join("/");
    if (rest.length > 0) place(draft, to, [x, y]);
    else place(draft, to, [x + by[0], y + by[1]]);
  }
  return by;
}

function isUsed(draft: Draft<Pipeline>, use: string): boolean {
  const graphs = ["", ...Object.keys(draft.pipelines ?? {}).map((name) => `#${name}`)];
  return graphs.some((path) => {
    const scopes = [...scopesWithin(findScope(draft, path))];
    return scopes.some(({ nodes }) => Object.values(nodes).some((node) => node.use === use));
  });
}

function removeGraph(draft: Draft<Pipeline>, use: string): void {
  const others = Object.entries(draft.pipelines ?? {}).filter(([name]) => `#${name}` !== use);
  if (others.length > 0) draft.pipelines = Object.fromEntries(others);
  else delete draft.pipelines;
  replacePaths(draft, (path) => (path.startsWith(`${use}/`) ? undefined : path));
}
