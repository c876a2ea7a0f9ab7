import type { Cached } from "../host.ts";
import { Skip } from "../nodes/define-node.ts";
import type { PortValue } from "../ports/values.ts";

/** What a unit gave, by port. */
export type UnitOutputs = Readonly<Record<string, PortValue | Skip>>;

/** Outputs as they are kept and sent: plain JSON. */
export function toCached(outputs: UnitOutputs): Record<string, Cached> {
  const cached: Record<string, Cached> = {};
  for (const name of Object.keys(outputs)) {
    const value = outputs[name];
    if (value !== undefined) cached[name] = value instanceof Skip ? { skip: value.reason } : { value };
  }
  return cached;
}

/** The reverse of `toCached`. */
export function fromCached(outputs: Readonly<Record<string, Cached>>): UnitOutputs {
  const given: Record<string, PortValue | Skip> = {};
  for (const name of Object.keys(outputs)) {
    const kept = outputs[name];
    if (kept) given[name] = "skip" in kept ? new Skip(kept.skip) : kept.value;
  }
  return given;
}
