import type { Edge, GraphNode, OutputSlot } from "../graph/graph.ts";
import { paramProblems, readParams } from "../graph/read-params.ts";
import { Skip } from "../nodes/define-node.ts";
import type { Item, List, PortValue, Value } from "../ports/values.ts";
import { unitName, type Outcome, type Unit } from "./unit.ts";

/** What a unit works on. */
export interface Given {
  readonly inputs: Readonly<Record<string, PortValue | undefined>>;
  readonly rest: Readonly<Record<string, PortValue>>;
  readonly params: Readonly<Record<string, unknown>>;
  /** In a plan: how many items there will be at list ports whose items aren't known yet. */
  readonly counts?: ReadonlyMap<string, number>;
}

/** What one reference brought. */
export type Arrived =
  | { readonly state: "value"; readonly value: Value }
  | { readonly state: "list"; readonly items: List }
  | Exclude<Outcome, { state: "value" }>;

/**
 * Brings a unit's inputs together, or says why it can't run: skipped (rule 11), blocked (rule 13), unknown (in a plan).
 * `partly`: whatever is known, for plans.
 */
export function gather(unit: Unit, read: (edge: Edge, unit: Unit) => Arrived, partly = false): Given | Outcome {
  const { node } = unit;
  const values: Record<string, PortValue | undefined> = {};
  for (const [name, value] of node.literals) values[name] = value;
  let late: Outcome | undefined;
  let counts: Map<string, number> | undefined;
  /** The list that grows; references at one port stand together. */
  let list: Collected | undefined;
  /** Why nothing came to a list that is needed. */
  let missing: Map<string, Outcome> | undefined;
  for (const edge of node.edges) {
    const { name, port } = edge.slot;
    if (port.lazy && !unit.asked?.has(edge)) continue;
    const arrived = read(edge, unit);
    if (port.arity !== "list" && port.arity !== "many") list = undefined;
    else if (list?.port !== name) list = new Collected(name);
    switch (arrived.state) {
      case "value":
        if (list) list.add(edge, arrived.value);
        else values[name] = arrived.value;
        break;
      case "list":
        list?.addAll(arrived.items);
        break;
      case "skipped":
        // A list port drops what was skipped, and needs something else; an optional input is simply absent.
        if (port.arity === "one") late = worse(late, arrived);
        else if (list && port.optional !== true) (missing ??= new Map()).set(name, arrived);
        break;
      default:
        late = worse(late, arrived);
        if (!partly || !list) break;
        values[name] = list = undefined;
        if (arrived.state !== "unknown" || arrived.items === undefined) break;
        (counts ??= new Map()).set(name, arrived.items);
    }
    if (list) values[name] = list.items;
  }
  for (const [name, skipped] of missing ?? [])
    if ((values[name] as List | undefined)?.length === 0) late = worse(late, skipped);
  if (late && !partly) return late;
  const sorted = sort(node, values);
  return counts && !("state" in sorted) ? { ...sorted, counts } : sorted;
}

/** The items that references bring to a port. */
class Collected {
  readonly port: string;
  items: List = noItems;
  #keys: Set<string> | undefined;
  /** The list, once it is not another's. */
  #own: Item<Value>[] | undefined;

  constructor(port: string) {
    this.port = port;
  }

  add(edge: Edge, value: Value): void {
    this.#push({ key: this.#keyOf(edge), value });
  }

  /** A list that stands alone stays itself: what reads the same list gets the same, whose content id is known. */
  addAll(items: List): void {
    if (this.items.length === 0) this.items = items;
    else for (const item of items) this.#push(item);
  }

  #push(item: Item<Value>): void {
    if (this.#own) this.#own.push(item);
    else this.items = this.#own = this.items.length === 0 ? [item] : [...this.items, item];
  }

  /** A single reference is named by its node; a repeated name gets its position. */
  #keyOf({ key, position, source }: Edge): string {
    if (key === "") return source.id;
    this.#keys ??= new Set();
    const own = this.#keys.has(key) ? `${key}-${position + 1}` : key;
    this.#keys.add(own);
    return own;
  }
}

const noItems: List = [];

/** Blocked tells more than unknown, and unknown more than skipped. */
function worse(one: Outcome | undefined, other: Outcome): Outcome {
  const rank = { value: 0, skipped: 1, unknown: 2, cancelled: 3, held: 4, failed: 5, blocked: 5 };
  return one && rank[one.state] >= rank[other.state] ? one : other;
}

const nothing: Given["rest"] = {};

function sort(node: GraphNode, values: Record<string, PortValue | undefined>): Given | Outcome {
  const inputs: Record<string, PortValue | undefined> = {};
  let rest: Record<string, PortValue> | undefined;
  let wired: Record<string, unknown> | undefined;
  for (const { name, use, port } of node.ports) {
    const value = values[name];
    if (use === "input") inputs[name] = value ?? (port.arity === "list" || port.arity === "many" ? [] : undefined);
    else if (value === undefined) continue;
    else if (use === "rest") (rest ??= {})[name] = value;
    else (wired ??= {})[name] = port.arity === "list" ? (value as List).map((item) => item.value) : value;
  }
  if (node.params) return { inputs, rest: rest ?? nothing, params: node.params };
  const settings = { ...node.settings, ...wired };
  const params = readParams(node.type, settings);
  if (params) return { inputs, rest: rest ?? nothing, params };
  const [problem] = paramProblems(node.type, settings, `${node.at}/with`);
  return { state: "failed", problem: problem ?? { code: "bad-parameter", at: node.at, message: "Bad parameters" } };
}

/** What a settled unit gives at an output; where that is a list, the item of this index, or with -1 all of them. */
export function take(
  { axis, source: port }: Pick<OutputSlot, "axis" | "source">,
  source: Unit,
  index: number,
): Arrived {
  const { outcome } = source;
  if (!outcome) throw new Error(`${unitName(source)} was read before it settled`);
  if (outcome.state === "failed") {
    return { state: "blocked", problem: outcome.problem, policy: source.node.spec.onItemError ?? "fail" };
  }
  if (outcome.state !== "value" && !(outcome.state === "unknown" && outcome.outputs?.[port] !== undefined)) {
    return outcome;
  }
  const given = outcome.outputs?.[port];
  if (given instanceof Skip) return { state: "skipped", by: unitName(source), reason: given.reason };
  if (given === undefined) return { state: "skipped", by: unitName(source), reason: "nothing was given" };
  if (!axis) return { state: "value", value: given as Value };
  const items = given as List;
  if (index === -1) return { state: "list", items };
  const item = items[index];
  return item
    ? { state: "value", value: item.value }
    : { state: "skipped", by: unitName(source), reason: "no such item" };
}

/**
 * Makes one list of many results: skipped items are dropped, lost ones by their node's policy (rules 9 and 11). Where all
 * were skipped, so is the list.
 */
export function collect(parts: readonly { key: string; arrived: Arrived }[]): Arrived {
  const items: Item<Value>[] = [];
  let unknown: Arrived | undefined;
  let held: Arrived | undefined;
  const [first] = parts;
  if (first && parts.every(({ arrived }) => arrived.state === "skipped")) return first.arrived;
  for (const { key, arrived } of parts) {
    if (arrived.state === "value") items.push({ key, value: arrived.value });
    else if (arrived.state === "list") items.push(...arrived.items);
    else if (arrived.state === "held") held = arrived;
    else if (arrived.state === "unknown") unknown = { state: "unknown", items: parts.length };
    else if (arrived.state === "blocked" && arrived.policy === "fail") return arrived;
    else if (arrived.state === "blocked" && arrived.policy === "hole") items.push({ key, value: null });
  }
  return held ?? unknown ?? { state: "list", items };
}
