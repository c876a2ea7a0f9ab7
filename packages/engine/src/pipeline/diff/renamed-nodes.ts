import { canonicalJson } from "../../ports/content-id.ts";
import { own } from "../names.ts";
import type { NodeSpec, Nodes } from "../pipeline.ts";
import { mapAllReferences, type Reference } from "../references.ts";

/** A chain that stands in the file against its direction takes a round for each link; longer ones show as removed and added. */
const mostRounds = 20;

/** Nodes whose id is gone while an equal node is new, by their old ids. References to renamed nodes count as equal. */
export function renamedNodes(before: Nodes, after: Nodes): ReadonlyMap<string, string> {
  const gone = new Set(Object.keys(before).filter((id) => !Object.hasOwn(after, id)));
  const added = Object.keys(after).filter((id) => !Object.hasOwn(before, id));
  const renamed = new Map<string, string>();
  const byContent = Map.groupBy(added, (id) => canonicalJson(own(after, id)));
  for (let round = 0; round < mostRounds; round++) {
    const found = renamed.size;
    for (const id of gone) {
      const node = own(before, id);
      const match = node && byContent.get(canonicalJson(withRenamed(node, renamed)))?.shift();
      if (match === undefined) continue;
      renamed.set(id, match);
      gone.delete(id);
    }
    if (renamed.size === found) break;
  }
  return renamed;
}

/** A node whose arguments name its neighbours by their new ids. */
function withRenamed(node: NodeSpec, renamed: ReadonlyMap<string, string>): NodeSpec {
  return node.with ? { ...node, with: mapAllReferences(node.with, renaming(renamed)) } : node;
}

/** How references to renamed nodes are to be read. */
export function renaming(renamed: ReadonlyMap<string, string>): (reference: Reference) => Reference {
  return ({ node, port }) => ({ node: renamed.get(node) ?? node, port });
}
