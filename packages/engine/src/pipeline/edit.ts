import { castDraft, current } from "immer";
import type { Json } from "../ports/values.ts";
import { change, type Edit } from "./edit/change.ts";
import { behind, place, replacePaths } from "./edit/layout.ts";
import { dropReferences, replaceReferences } from "./edit/scope-references.ts";
import { claimId, findNode, findScope, freeName, split } from "./edit/scope.ts";
import { isEnd } from "./board.ts";
import type { NodeSpec, Pipeline, Position } from "./pipeline.ts";
import { argumentOf, mapAllReferences, type Reference } from "./references.ts";

/**
 * Edits of nodes. A node is named by its id path: `clip`, in a body `clip/video`, in a sub-pipeline `#name/clip`.
 * All throw `unknown-node`, and leave the pipeline they are given as it is.
 */

/** Adds a node. Throws `bad-id` or `id-taken`. */
export function addNode(pipeline: Pipeline, path: string, node: NodeSpec, position?: Position): Edit {
  return change(pipeline, (draft) => {
    const { scope: outer, id } = split(path);
    const scope = findScope(draft, outer);
    claimId(scope, id);
    scope.nodes[id] = castDraft(node);
    if (position) place(draft, path, position);
  });
}

/** Removes nodes with all references to them, and with their positions. */
export function removeNodes(pipeline: Pipeline, paths: readonly string[]): Edit {
  return change(pipeline, (draft) => {
    // The innermost go first, so that a node may be removed together with others from its body.
    for (const path of paths.toSorted((one, other) => other.length - one.length)) {
      const { scope, id } = findNode(draft, path);
      dropReferences(scope, (reference) => reference.node === id);
      // The record is made anew, so that undoing puts the node back in its place.
      scope.nodes = Object.fromEntries(Object.entries(scope.nodes).filter(([other]) => other !== id));
      replacePaths(draft, (other) => (behind(other, path) === undefined ? other : undefined));
    }
  });
}

/** Gives a node another id, in all references and positions too. Throws `bad-id` or `id-taken`. */
export function renameNode(pipeline: Pipeline, path: string, to: string): Edit {
  return change(pipeline, (draft) => {
    const { scope, id } = findNode(draft, path);
    if (id === to) return;
    claimId(scope, to);
    scope.nodes = Object.fromEntries(Object.entries(scope.nodes).map(([old, node]) => [old === id ? to : old, node]));
    replaceReferences(scope, ({ node, port }) => ({ node: node === id ? to : node, port }));
    replacePaths(draft, (other) => {
      const rest = behind(other, path);
      return rest === undefined ? other : scope.prefix + to + rest;
    });
  });
}

/** Sets a parameter, or an input, to a plain value; undefined takes it out. Text that starts with a dollar is escaped. */
export function setParameter(pipeline: Pipeline, path: string, name: string, value: Json | undefined): Edit {
  return change(pipeline, (draft) => {
    const { node } = findNode(draft, path);
    const given: Record<string, Json> = (node.with ??= {});
    if (value === undefined) delete given[name];
    else given[name] = argumentOf(value);
    if (Object.keys(given).length === 0) delete node.with;
  });
}

/** Sets what stands beside `with`: a note, a policy, a loop's condition; undefined takes it out. */
export function setSetting<K extends Exclude<keyof NodeSpec, "with" | "body" | "yield">>(
  pipeline: Pipeline,
  path: string,
  key: K,
  value: NodeSpec[K] | undefined,
): Edit {
  return change(pipeline, (draft) => {
    const node: Partial<Record<string, unknown>> = findNode(draft, path).node;
    if (value === undefined) delete node[key];
    else node[key] = value;
  });
}

/** Puts nodes, and the cards of a scope's ends (`$inputs`, `clip/$state`), at positions in pixels; they snap to the grid. */
export function moveNodes(pipeline: Pipeline, positions: Readonly<Record<string, Position>>): Edit {
  return change(pipeline, (draft) => {
    for (const [path, position] of Object.entries(positions)) {
      const { scope, id } = split(path);
      if (isEnd(id)) findScope(draft, scope);
      else findNode(draft, path);
      place(draft, path, position);
    }
  });
}

/** A copy lies this far from its original, in pixels. */
const offset = 40;

/** Copies nodes beside their originals; references among them lead to the copies. Gives the new id paths by the old. */
export function duplicateNodes(
  pipeline: Pipeline,
  paths: readonly string[],
): Edit & { readonly copies: ReadonlyMap<string, string> } {
  const copies = new Map<string, string>();
  const edit = change(pipeline, (draft) => {
    const outermost = paths.filter(
      (path) => !paths.some((other) => other !== path && behind(path, other) !== undefined),
    );
    const taken = new Set<string>();
    for (const path of outermost) {
      const { scope, id } = findNode(draft, path);
      const free = freeName(id, (name) => Object.hasOwn(scope.nodes, name) || taken.has(scope.prefix + name));
      taken.add(scope.prefix + free);
      copies.set(path, scope.prefix + free);
    }
    for (const [path, copy] of copies) {
      const { scope, node } = findNode(draft, path);
      const original: NodeSpec = current(node);
      const toCopies = ({ node, port }: Reference): Reference => {
        return { node: split(copies.get(scope.prefix + node) ?? node).id, port };
      };
      const given = original.with && { with: mapAllReferences(original.with, toCopies) };
      scope.nodes[split(copy).id] = castDraft<NodeSpec>({ ...original, ...given });
      for (const [other, [x, y]] of Object.entries(draft.ui ?? {})) {
        const rest = behind(other, path);
        const step = rest === "" ? offset : 0;
        if (rest !== undefined) place(draft, copy + rest, [x + step, y + step]);
      }
    }
  });
  return { ...edit, copies };
}
