import { failure, type ReelgraphError } from "../errors.ts";
import { own } from "../pipeline/names.ts";
import type { Unit } from "./unit.ts";

/**
 * The key of the result that the file keeps for a unit, if it keeps one: `pin` holds one for the node, or one for each
 * item. `prefix`: keys of the surrounding items and rounds.
 */
export function pinOf({ node, item }: Unit, prefix: readonly string[]): string | undefined {
  const { pin } = node.spec;
  return typeof pin === "object" ? own(pin, [...prefix, ...item].join(", ")) : pin;
}

/** A pinned result that is gone. */
export function pinMissing({ node }: Unit): ReelgraphError {
  return failure("pin-missing", `The result that is pinned at "${node.name}" is not kept here any more`, {
    expected: "a result of this state folder",
    hint: "take the pin off, run the node, and pin what it gives",
  });
}
