import type { Json } from "../../ports/values.ts";
import type { NodeSpec } from "../pipeline.ts";
import { formatReference, mapReferences, parseReference, referencesOf, type Reference } from "../references.ts";

/** How the references in a node are to be read elsewhere. */
export interface Substitution {
  /** The argument that stands for `$inputs.x`; undefined: nothing does. */
  bring(name: string): Json | undefined;
  /** What another reference becomes. */
  outward(reference: Reference): Reference;
  /** A body can't read that argument, or a yield can't be it. Throws. */
  refuse(name: string): never;
}

/** A node with arguments put in for the inputs that it reads, in its bodies too. */
export function substitute(node: NodeSpec, by: Substitution): NodeSpec {
  const inBody: Substitution = {
    ...by,
    outward: (reference) => reference,
    bring: (name) => {
      const argument = by.bring(name);
      // Of what is outside, a body sees the inputs alone.
      return referencesOf(argument).every(({ node }) => node === "inputs") ? argument : by.refuse(name);
    },
  };
  const given = Object.entries(node.with ?? {}).flatMap(([name, value]) => {
    const argument = put(value, by);
    return argument === undefined ? [] : [[name, argument] as const];
  });
  const body = Object.entries(node.body ?? {}).map(([id, inner]) => [id, substitute(inner, inBody)] as const);
  const ends = Object.entries(node.yield ?? {}).map(([name, text]) => {
    return [name, mapReferences(text, (reference) => readThrough(reference, inBody))] as const;
  });
  return {
    ...node,
    ...(node.with && { with: Object.fromEntries(given) }),
    ...(node.body && { body: Object.fromEntries(body) }),
    ...(node.yield && { yield: Object.fromEntries(ends) }),
  };
}

/** What a reference becomes where nothing but a reference may stand. */
export function readThrough(reference: Reference, by: Substitution): Reference {
  if (reference.node !== "inputs") return by.outward(reference);
  const argument = by.bring(reference.port);
  const read = typeof argument === "string" ? parseReference(argument) : undefined;
  return read ?? by.refuse(reference.port);
}

function put(value: Json, by: Substitution): Json | undefined {
  if (typeof value === "string") {
    const reference = parseReference(value);
    if (!reference) return value;
    return reference.node === "inputs" ? by.bring(reference.port) : formatReference(by.outward(reference));
  }
  if (!Array.isArray(value)) return value;
  return value.flatMap((element: Json): readonly Json[] => {
    if (typeof element !== "string") return [element];
    const argument = put(element, by);
    if (argument === undefined) return [];
    return Array.isArray(argument) ? argument : [argument];
  });
}
