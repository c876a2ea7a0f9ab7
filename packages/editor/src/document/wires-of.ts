import { referencesOf, type NodeSpec, type Reference } from "@reelgraph/engine";

/** By the port or parameter that is wired: what it reads, in the order of the file. */
export type Wires = ReadonlyMap<string, readonly Reference[]>;

const known = new WeakMap<NodeSpec, Wires>();

/** What a node reads. Found once for each that stays the same: all that follows wires asks again and again. */
export function wiresOf(spec: NodeSpec): Wires {
  const before = known.get(spec);
  if (before) return before;
  const wires = new Map<string, readonly Reference[]>();
  for (const [port, value] of Object.entries(spec.with ?? {})) {
    const references = referencesOf(value);
    if (references.length > 0) wires.set(port, references);
  }
  known.set(spec, wires);
  return wires;
}
