import type { Cached } from "../host.ts";
import { Skip } from "../nodes/define-node.ts";
import type { PortValue } from "../ports/values.ts";

/** What a unit gave, by port. */
export type UnitOutputs = Readonly<Record<string, PortValue | Skip>>;

/** Outputs as they are kept and sent: plain JSON. */
export function toCached(outputs: UnitOutputs): Record<string, Cached> {
  const entries = Object.entries(outputs).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value instanceof Skip ? { skip: value.reason } : { value }]),
  );
}

/** The reverse of `toCached`. */
export function fromCached(outputs: Readonly<Record<string, Cached>>): UnitOutputs {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, kept]) => [name, "skip" in kept ? new Skip(kept.skip) : kept.value]),
  );
}
