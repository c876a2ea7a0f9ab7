import { castDraft, current } from "immer";
import { failure } from "../../errors.ts";
import { isName } from "../names.ts";
import type { InputSpec, NodeSpec, Nodes, Pipeline } from "../pipeline.ts";
import { formatReference, mapAllReferences, type Reference } from "../references.ts";
import { change, type Edit } from "./change.ts";
import { boardOf, groupBoard } from "./group-board.ts";
import { behind, place, replacePaths } from "./layout.ts";
import { replaceReferences } from "./scope-references.ts";
import { claimId, findCommonScope, freeName, split } from "./scope.ts";

/** How a group is to be named, and what flows into it. */
export interface GroupOptions {
  /** The sub-pipeline's name, without `#`. */
  readonly name: string;
  /** The id of the node that takes the others' place. */
  readonly id: string;
  /** Keys of frames and notes on the board that go along: `f1`. */
  readonly sheets?: readonly string[];
  /** The type, as inputs have it, of what a reference brings. */
  typeOf(reference: Reference): string;
}

/**
 * Makes nodes of one scope into a sub-pipeline, and puts one node that uses it in their place. What they read
 * from outside becomes its inputs, what is read from them its outputs.
 * Throws `different-scopes`, `unknown-node`, `bad-name`, `name-taken`, `bad-id` or `id-taken`.
 */
export function groupNodes(
  pipeline: Pipeline,
  paths: readonly string[],
  { name, id, sheets = [], typeOf }: GroupOptions,
): Edit {
  return change(pipeline, (draft) => {
    const scope = findCommonScope(draft, paths);
    if (!isName(name)) throw failure("bad-name", `"${name}" can't be a name`);
    if (Object.hasOwn(draft.pipelines ?? {}, name)) throw failure("name-taken", `There is a "#${name}" already`);
    const inside = new Set(paths.map((path) => split(path).id));
    const entries = Object.entries(scope.nodes);
    const firstAt = entries.findIndex(([old]) => inside.has(old));
    const others = entries.filter(([old]) => !inside.has(old));

    const inputs = new Ports();
    const enter = (reference: Reference): Reference => ({ node: "inputs", port: inputs.nameOf(reference) });
    const moved = entries
      .filter(([old]) => inside.has(old))
      .map(([old, node]) => [old, entering(current(node), (reference) => !inside.has(reference.node), enter)] as const);

    scope.nodes = Object.fromEntries(others);
    claimId(scope, id);
    const outputs = new Ports();
    replaceReferences(scope, (reference) => {
      return inside.has(reference.node) ? { node: id, port: outputs.nameOf(reference) } : reference;
    });
    const given = inputs.byName(formatReference);
    const group: NodeSpec = { use: `#${name}`, ...(inputs.size > 0 && { with: given }) };
    scope.nodes = Object.fromEntries(others.toSpliced(firstAt, 0, [id, castDraft(group)]));

    const specs = inputs.byName((reference): InputSpec => ({ type: typeOf(reference) }));
    draft.pipelines ??= {};
    draft.pipelines[name] = castDraft({
      ...(inputs.size > 0 && { inputs: specs }),
      nodes: Object.fromEntries(moved),
      ...(outputs.size > 0 && { outputs: outputs.byName(formatReference) }),
    });

    const board = boardOf(draft);
    const places = paths.flatMap((path) => (draft.ui?.[path] ? [draft.ui[path]] : []));
    replacePaths(draft, (path) => {
      const old = paths.find((other) => behind(path, other) !== undefined);
      return old === undefined ? path : `#${name}/${split(old).id}${behind(path, old)}`;
    });
    const inner = `#${name}/`;
    const { prefix } = scope;
    const names = {
      inputOf: (reference: Reference) => inputs.nameOf(reference),
      outputOf: (reference: Reference) => outputs.nameOf(reference),
    };
    groupBoard(draft, board, { prefix, id, inner, inside, sheets, ...names });
    // Taken apart again, the nodes come to lie where they lay.
    const first = (axis: 0 | 1): number => Math.min(...places.map((position) => position[axis]));
    if (places.length > 0) place(draft, scope.prefix + id, [first(0), first(1)]);
  });
}

/** A node whose references to the outside are replaced. Its bodies see nothing of the outside but the inputs. */
function entering(
  node: NodeSpec,
  isOutside: (reference: Reference) => boolean,
  enter: (reference: Reference) => Reference,
): NodeSpec {
  const map = (reference: Reference): Reference => (isOutside(reference) ? enter(reference) : reference);
  const isInput = (reference: Reference): boolean => reference.node === "inputs";
  const enterBody = (body: Nodes): Nodes =>
    Object.fromEntries(Object.entries(body).map(([id, inner]) => [id, entering(inner, isInput, enter)]));
  const ofInputs = (reference: Reference): Reference => (isInput(reference) ? enter(reference) : reference);
  return {
    ...node,
    ...(node.with && { with: mapAllReferences(node.with, map) }),
    ...(node.body && { body: enterBody(node.body) }),
    ...(node.yield && { yield: mapAllReferences(node.yield, ofInputs) }),
  };
}

/** Names for references that become inputs or outputs: that of their port, or one like it. */
class Ports {
  readonly #byText = new Map<string, { name: string; reference: Reference }>();

  nameOf(reference: Reference): string {
    const text = formatReference(reference);
    const known = this.#byText.get(text);
    if (known) return known.name;
    const names = new Set([...this.#byText.values()].map((port) => port.name));
    const name = freeName(reference.port || reference.node, (name) => names.has(name));
    this.#byText.set(text, { name, reference });
    return name;
  }

  get size(): number {
    return this.#byText.size;
  }

  byName<T>(make: (reference: Reference) => T): Record<string, T> {
    return Object.fromEntries([...this.#byText.values()].map(({ name, reference }) => [name, make(reference)]));
  }
}
