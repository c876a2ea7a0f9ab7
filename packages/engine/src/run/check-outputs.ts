import { failure } from "../errors.ts";
import { Skip, type NodeType } from "../nodes/define-node.ts";
import { kinds, type Kind } from "../ports/kinds.ts";
import type { UnitOutputs } from "../plan/unit-outputs.ts";
import type { List } from "../ports/values.ts";

/** Checks what a node type returned against its ports, so that a wrong plugin fails where it is wrong. */
export function checkOutputs(type: NodeType, outputs: UnitOutputs): UnitOutputs {
  for (const name of Object.keys(type.outputs)) {
    const port = type.outputs[name];
    if (!port || port.alias !== undefined) continue;
    const value: unknown = outputs[name];
    if (value instanceof Skip) continue;
    const kind = typeof port.kind === "string" ? port.kind : undefined;
    const good = port.list ? isList(value, kind) : value !== undefined && (kind === undefined || kinds[kind](value));
    if (good) continue;
    const expected = `${port.list ? "a list of " : ""}${kind ?? "a value"}`;
    throw failure("bad-output", `"${type.type}" gave no ${expected} at its output "${name}"`, { expected });
  }
  return outputs;
}

/** Items need keys of their own: they are what people and later runs know them by. */
function isList(value: unknown, kind: Kind | undefined): value is List {
  if (!Array.isArray(value)) return false;
  const seen = new Set<string>();
  for (const item of value) {
    if (typeof item?.key !== "string" || seen.has(item.key)) return false;
    if (kind !== undefined && !kinds[kind](item.value)) return false;
    seen.add(item.key);
  }
  return true;
}
