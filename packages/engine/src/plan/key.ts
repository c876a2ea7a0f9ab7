import type { GraphNode } from "../graph/graph.ts";
import { canonicalJson, contentId, listId, type Sha256 } from "../ports/content-id.ts";
import type { List, PortValue, Value } from "../ports/values.ts";
import type { Given } from "./gather.ts";
import type { Unit } from "./unit.ts";

/** Raised when the meaning of keys changes, so that no old result is taken for a new one. */
const keyVersion = "rg1";

/**
 * What a key is made of (rule 21), in words: never ids, titles, positions, prices, rate settings or credentials.
 * Kept so that `why` can tell which part changed.
 */
export interface KeyParts {
  readonly type: string;
  /** A model's name and version, for types that use one. */
  readonly extra: string;
  /** 0 for pure types, on which takes have no influence. */
  readonly take: number;
  /** Parsed parameters as canonical JSON. */
  readonly params: string;
  /** Content ids by input. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** Collects the parts of a unit's key. */
export function keyParts(node: GraphNode, given: Given, extra: string, take: number, sha256: Sha256): KeyParts {
  const { type } = node;
  const inputs: Record<string, string> = {};
  for (const { name, use, port } of node.ports) {
    if (use === "param") continue;
    const value: PortValue | undefined = use === "input" ? given.inputs[name] : given.rest[name];
    if (value === undefined) continue;
    const whole = port.arity === "list" || port.arity === "many";
    if (whole && (value as List).length === 0) continue;
    inputs[name] = whole ? listId(value as List, sha256) : contentId(value as Value, sha256);
  }
  return {
    type: `${type.type}.${type.version}`,
    extra,
    take: type.purity === "pure" ? 0 : take,
    params: paramsText(node, given.params),
    inputs,
  };
}

/** Made once for each node whose parameters are the same for all its units. */
function paramsText(node: GraphNode, params: Given["params"]): string {
  if (params !== node.params) return canonicalJson(withoutTakes(node, params));
  return (node.paramsText ??= canonicalJson(withoutTakes(node, params)));
}

/** The key itself: SHA-256 of the parts, in hex. */
export function keyOf({ type, extra, take, params, inputs }: KeyParts, sha256: Sha256): string {
  return sha256(JSON.stringify([keyVersion, type, extra, take, params, inputs]));
}

/** A seed of 31 bits from a key, so that equal work gets an equal seed (rule 24). */
export function seedOf(key: string): number {
  return Number.parseInt(key.slice(0, 8), 16) >>> 1;
}

/** How many takes are made has no influence on any one of them. */
function withoutTakes(node: GraphNode, params: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!node.type.takes) return params;
  const { takes: _, ...rest } = params;
  return rest;
}

/**
 * A unit's take: what the run says of its place (`clip[noir]`), or what the run or the file says of its node, counted on by
 * its position on the node's own take axis. `prefix`: keys of the items of the loops around it.
 */
export function takeOf(
  { node, coordinate, item }: Pick<Unit, "node" | "coordinate" | "item">,
  chosen: ReadonlyMap<string, number>,
  prefix: readonly string[],
): number {
  const keys = chosen.size === 0 ? [] : [...prefix, ...item];
  const own = keys.length === 0 ? undefined : chosen.get(`${node.name}[${keys.join(", ")}]`);
  if (own !== undefined) return own;
  const first = chosen.get(node.name) ?? node.spec.take ?? 1;
  return node.takes > 1 ? first + (coordinate.at(-1) ?? 0) : first;
}
