import type { Draft } from "immer";
import type { Json } from "../../ports/values.ts";
import { own } from "../names.ts";
import type { NodeSpec } from "../pipeline.ts";
import { mapReferences, parseReference, type Reference } from "../references.ts";
import type { Scope } from "./scope.ts";

/** Replaces the references in a scope: in arguments and in what is read from outside. Bodies are scopes of their own. */
export function replaceReferences(scope: Scope, map: (reference: Reference) => Reference): void {
  for (const node of Object.values(scope.nodes)) {
    const given: Record<string, Json> = node.with ?? {};
    for (const [name, value] of Object.entries(given)) given[name] = mapReferences(value, map);
  }
  const { ends } = scope;
  for (const [name, text] of Object.entries(ends ?? {})) if (ends) ends[name] = mapReferences(text, map);
}

/** Takes out the references for which that holds; an argument that held nothing else goes with them. */
export function dropReferences(scope: Scope, drop: (reference: Reference) => boolean): void {
  for (const node of Object.values(scope.nodes)) {
    for (const name of Object.keys(node.with ?? {})) dropFromArgument(node, name, drop);
  }
  const ends = Object.entries(scope.ends ?? {});
  const kept = ends.filter(([, text]) => !isDropped(text, drop));
  if (kept.length < ends.length) scope.ends = kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** Takes references out of one argument. */
export function dropFromArgument(node: Draft<NodeSpec>, name: string, drop: (reference: Reference) => boolean): void {
  const given: Record<string, Json> = node.with ?? {};
  const value = own(given, name);
  if (value === undefined) return;
  if (Array.isArray(value)) {
    const kept = value.filter((element: Json) => !isDropped(element, drop));
    if (kept.length === value.length) return;
    if (kept.length > 0) given[name] = kept;
    else delete given[name];
  } else if (isDropped(value, drop)) {
    delete given[name];
  }
  if (Object.keys(given).length === 0) delete node.with;
}

function isDropped(part: Json, drop: (reference: Reference) => boolean): boolean {
  const reference = typeof part === "string" ? parseReference(part) : undefined;
  return reference !== undefined && drop(reference);
}
