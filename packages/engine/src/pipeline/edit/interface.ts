import { castDraft } from "immer";
import { failure } from "../../errors.ts";
import { isName } from "../names.ts";
import type { InputSpec, Pipeline } from "../pipeline.ts";
import { formatReference, type Reference } from "../references.ts";
import { change, type Edit } from "./change.ts";
import { dropReferences, replaceReferences } from "./scope-references.ts";
import { findGraph, findScope, scopesWithin } from "./scope.ts";

/**
 * Edits of what a scope takes and gives. A scope is the file (""), a sub-pipeline (`#name`) or a body (the id
 * path of its node). All throw `bad-name`, `unknown-node` and `unknown-sub-pipeline`.
 */

/** Sets an output of a graph, or a yield of a body; undefined takes it out. */
export function setOutput(pipeline: Pipeline, path: string, name: string, source: Reference | undefined): Edit {
  return change(pipeline, (draft) => {
    refuseBadName(name);
    const scope = findScope(draft, path);
    const { [name]: _, ...others } = scope.ends ?? {};
    if (source) scope.ends = { ...scope.ends, [name]: formatReference(source) };
    else scope.ends = Object.keys(others).length > 0 ? others : undefined;
  });
}

/** Sets an input of a graph; undefined takes it out, with all references to it. */
export function setInput(pipeline: Pipeline, path: string, name: string, input: InputSpec | undefined): Edit {
  return change(pipeline, (draft) => {
    refuseBadName(name);
    const graph = findGraph(draft, path);
    const { [name]: _, ...others } = graph.inputs ?? {};
    if (input) graph.inputs = { ...graph.inputs, [name]: castDraft(input) };
    else if (Object.keys(others).length > 0) graph.inputs = others;
    else delete graph.inputs;
    if (input) return;
    for (const scope of scopesWithin(findScope(draft, path)))
      dropReferences(scope, ({ node, port }) => node === "inputs" && port === name);
  });
}

/** Gives an input another name, in all references to it too. Throws `name-taken`. */
export function renameInput(pipeline: Pipeline, path: string, name: string, to: string): Edit {
  return change(pipeline, (draft) => {
    refuseBadName(to);
    const graph = findGraph(draft, path);
    if (name === to) return;
    const inputs = graph.inputs ?? {};
    if (Object.hasOwn(inputs, to)) throw failure("name-taken", `There is an input "${to}" already`);
    graph.inputs = Object.fromEntries(Object.entries(inputs).map(([old, input]) => [old === name ? to : old, input]));
    for (const scope of scopesWithin(findScope(draft, path))) {
      replaceReferences(scope, (reference) => {
        return reference.node === "inputs" && reference.port === name ? { node: "inputs", port: to } : reference;
      });
    }
  });
}

function refuseBadName(name: string): void {
  if (!isName(name)) throw failure("bad-name", `"${name}" can't be a name`);
}
