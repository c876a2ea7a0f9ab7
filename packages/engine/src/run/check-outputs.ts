import { failure } from "../errors.ts";
import { Skip, type NodeType } from "../nodes/define-node.ts";
import { kinds, type Kind } from "../ports/kinds.ts";
import type { UnitOutputs } from "../plan/unit-outputs.ts";

/** Checks what a node type returned against its ports, so that a wrong plugin fails where it is wrong. */
export function checkOutputs(type: NodeType, outputs: UnitOutputs | undefined): UnitOutputs {
  for (const name of Object.keys(type.outputs)) {
    const port = type.outputs[name];
    if (!port || port.alias !== undefined) continue;
    const value: unknown = outputs?.[name];
    if (value instanceof Skip) continue;
    const kind = typeof port.kind === "string" ? port.kind : undefined;
    const why = port.list ? wrongList(value, kind) : wrongValue(value, kind);
    if (why === undefined) continue;
    throw failure("bad-output", `The output "${name}" of "${type.type}" can't be used: ${why}`, {
      expected: port.list ? `a list of ${kind ?? "values"}: [{ key, value }]` : (kind ?? "a value"),
    });
  }
  return outputs ?? {};
}

function wrongValue(value: unknown, kind: Kind | undefined): string | undefined {
  if (value === undefined) return "nothing was given";
  if (kind !== undefined && !kinds[kind](value)) return `it is no ${kind}`;
  return kind === "json" && typeof value === "object" && !canBeKept(value) ? "it is no JSON" : undefined;
}

/** What refers to itself, for example, can't be written down. */
function canBeKept(value: unknown): boolean {
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false;
  }
}

/** Items need keys of their own: they are what people and later runs know them by. */
function wrongList(value: unknown, kind: Kind | undefined): string | undefined {
  if (!Array.isArray(value)) return "it is no list";
  const seen = new Set<string>();
  for (const item of value) {
    if (typeof item?.key !== "string") return "an item has no key";
    if (seen.has(item.key)) return `two items have the key "${item.key}"`;
    const why = wrongValue(item.value, kind);
    if (why !== undefined) return `at "${item.key}", ${why}`;
    seen.add(item.key);
  }
  return undefined;
}
