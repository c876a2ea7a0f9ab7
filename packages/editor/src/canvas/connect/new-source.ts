import {
  freeName,
  setInput,
  setParameter,
  type Edit,
  type Json,
  type Kind,
  type Pipeline,
  type Reference,
} from "@reelgraph/engine";
import { typeOfFlow } from "../graph/flow-type.ts";
import { graphPath, type Scope } from "../scope.ts";

/** With what a loop begins where nothing was said. A clip or a picture can't be written down: it comes by a wire. */
const first: Partial<Readonly<Record<Kind | "any", Json>>> = { text: "", number: 0, boolean: false, any: "" };

/** Whether a scope can be given one name more for something of a kind. */
export const canBegin = ({ loop }: Scope, kind: Kind | "any", before: Json | undefined): boolean =>
  loop === undefined || isLiteral(before) || first[kind] !== undefined;

/**
 * A new name that is read in a scope: an input of its graph, or a state of its loop, which begins with what the port had.
 * `wanted`: how it is to be called.
 */
export function newSource(
  { path, loop, graph }: Scope,
  wanted: string,
  kind: Kind | "any",
  before: Json | undefined,
): { readonly reference: Reference; edit(pipeline: Pipeline): Edit } {
  const taken = loop?.with ?? graph?.inputs ?? {};
  const name = freeName(wanted, (one) => Object.hasOwn(taken, one));
  if (loop) {
    const value = isLiteral(before) ? before : (first[kind] ?? "");
    return { reference: { node: "state", port: name }, edit: (pipeline) => setParameter(pipeline, path, name, value) };
  }
  const type = typeOfFlow({ kind, list: false });
  return {
    reference: { node: "inputs", port: name },
    edit: (pipeline) => setInput(pipeline, graphPath(path), name, { type }),
  };
}

/** A value that stands in the file, and is no reference. */
const isLiteral = (value: Json | undefined): value is Json =>
  value !== undefined && value !== null && !JSON.stringify(value).includes('"$');
