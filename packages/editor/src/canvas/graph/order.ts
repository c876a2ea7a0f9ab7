import type { Nodes } from "@reelgraph/engine";
import { wiresOf } from "../../document/wires-of.ts";

/** Ids of the nodes that each node of a scope reads, in the order of its inputs. */
export function readsOf(nodes: Nodes, id: string): readonly string[] {
  const spec = nodes[id];
  const reads: string[] = [];
  for (const references of spec ? wiresOf(spec).values() : [])
    for (const { node } of references) if (Object.hasOwn(nodes, node)) reads.push(node);
  return reads;
}

/** Ids in an order in which each stands behind those it reads. A circle, which a check refuses, is cut somewhere. */
export function inOrder(nodes: Nodes): readonly string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  for (const start of Object.keys(nodes)) {
    // Without recursion: a chain may be as long as a file allows.
    const stack: { readonly id: string; readonly reads: readonly string[]; next: number }[] = [];
    const enter = (id: string) => {
      if (seen.has(id)) return;
      seen.add(id);
      stack.push({ id, reads: readsOf(nodes, id), next: 0 });
    };
    enter(start);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const read = top.reads[top.next++];
      if (read !== undefined) enter(read);
      else order.push(stack.pop()?.id ?? "");
    }
  }
  return order;
}

/** Does what `id` gives depend on `other`, or is it the same? */
export function dependsOn(nodes: Nodes, id: string, other: string): boolean {
  const seen = new Set([id]);
  for (const one of seen) {
    if (one === other) return true;
    for (const read of readsOf(nodes, one)) seen.add(read);
  }
  return false;
}

/** All that the nodes read, near and far, with themselves. */
export function upstream(nodes: Nodes, ids: readonly string[]): ReadonlySet<string> {
  const seen = new Set(ids);
  for (const one of seen) for (const read of readsOf(nodes, one)) seen.add(read);
  return seen;
}

/** All that reads the nodes, near and far, with themselves. */
export function downstream(nodes: Nodes, ids: readonly string[]): ReadonlySet<string> {
  const seen = new Set(ids);
  for (const one of seen) for (const reader of readersOf(nodes, one)) seen.add(reader);
  return seen;
}

const readers = new WeakMap<Nodes, ReadonlyMap<string, readonly string[]>>();

/** Ids of the nodes that read a node. */
export function readersOf(nodes: Nodes, id: string): readonly string[] {
  let known = readers.get(nodes);
  if (!known) {
    const made = new Map<string, string[]>();
    for (const reader of Object.keys(nodes))
      for (const read of new Set(readsOf(nodes, reader))) {
        const before = made.get(read);
        if (before) before.push(reader);
        else made.set(read, [reader]);
      }
    readers.set(nodes, (known = made));
  }
  return known.get(id) ?? [];
}
