import { pointerStep } from "../pipeline/pointer.ts";

/** Where a reference of a node stands in the file: it is a whole argument, or one of several. */
export function placeOf(node: { readonly at: string }, name: string, position = 0, alone = true): string {
  return `${node.at}/with${pointerStep(name)}${alone ? "" : `/${position}`}`;
}
