import { openerPath } from "../graph/axes.ts";
import type { Axis, Edge, GraphNode } from "../graph/graph.ts";
import type { List } from "../ports/values.ts";
import type { Unit } from "./unit.ts";

/** Most units of a node, unless it says otherwise (rule 7). */
const defaultMaxItems = 50;

/** What the table needs from whoever settles units. */
interface Callbacks {
  /** Demands a unit and calls back when it has settled; at once if it has. */
  settled(unit: Unit, then: () => void): void;
  /** A node has more items than it allows. */
  overflow(node: GraphNode, most: number): void;
}

/** All units of a walk, by node and coordinate, and the axes along which they lie. */
export class UnitTable {
  /** The units of nodes that don't vary, which most are, by the node's position; those of nodes that do; and sources. */
  readonly #single: (Unit | undefined)[];
  readonly #mapped = new Map<GraphNode, Map<string | number, Unit>>();
  readonly #sources = new Map<GraphNode, Unit>();
  /** Keys by opener and port. */
  readonly #opened = new Map<Unit, Map<string, readonly string[]>>();
  readonly #callbacks: Callbacks;

  /** `nodes`: how many the graph has. */
  constructor(nodes: number, callbacks: Callbacks) {
    this.#single = Array.from({ length: nodes });
    this.#callbacks = callbacks;
  }

  *all(): Generator<Unit> {
    yield* this.#sources.values();
    for (const unit of this.#single) if (unit) yield unit;
    for (const units of this.#mapped.values()) yield* units.values();
  }

  /** The unit at a coordinate, all of whose axes must be open. */
  at(node: GraphNode, coordinate: readonly number[]): Unit {
    if (coordinate.length === 0) return this.#singleOf(node);
    let units = this.#mapped.get(node);
    if (!units) this.#mapped.set(node, (units = new Map()));
    const at = placeAt(coordinate);
    let unit = units.get(at);
    if (!unit) {
      units.set(at, (unit = newUnit(node, coordinate, this.#keys(node.axes, coordinate))));
      const most = node.spec.maxItems ?? defaultMaxItems;
      if (units.size === most + 1) this.#callbacks.overflow(node, most);
    }
    return unit;
  }

  /** Makes room for another unit in the place of one that was given up. */
  forget({ node, coordinate }: Unit): void {
    if (coordinate.length === 0) this.#single[node.position] = undefined;
    else this.#mapped.get(node)?.delete(placeAt(coordinate));
  }

  #singleOf(node: GraphNode): Unit {
    const { position } = node;
    let unit = position === -1 ? this.#sources.get(node) : this.#single[position];
    if (unit) return unit;
    unit = newUnit(node, single, noKeys);
    if (position === -1) this.#sources.set(node, unit);
    else this.#single[position] = unit;
    return unit;
  }

  /** The unit that a reference reads; at a closed axis, the one with the given index. */
  source(edge: Edge, coordinate: readonly number[], at = -1): Unit {
    const own = edge.source.axes.length;
    if (own === 0) return this.#singleOf(edge.source);
    const picked: number[] = [];
    for (let axis = 0; axis < own; axis++) {
      picked.push(axis === edge.closes ? at : (coordinate[edge.picks[axis] ?? -1] ?? 0));
    }
    return this.at(edge.source, picked);
  }

  /** The units behind the axis that a reference closes; or, when there are none, the unit that failed to open it. */
  collected(edge: Edge, unit: Unit, then: (parts: readonly { key: string; unit: Unit }[] | Unit) => void): void {
    const axis = edge.axes[edge.closes];
    if (!axis) return then([]);
    const coordinate = edge.axes.map((_, index) => unit.coordinate[edge.picks[index] ?? -1] ?? 0);
    this.whenOpen(axis, edge.axes, coordinate, (keys, opener) => {
      if (!keys) return then(opener);
      then(keys.map((key, index) => ({ key, unit: this.source(edge, unit.coordinate, index) })));
    });
  }

  /** Visits every coordinate of a path as its axes open; `done` when there will be no more. */
  each(
    path: readonly Axis[],
    before: readonly number[],
    visit: (at: readonly number[]) => void,
    done: () => void,
  ): void {
    const axis = path[before.length];
    if (!axis) {
      visit(before);
      return done();
    }
    this.whenOpen(axis, path, before, (keys) => {
      let left = 1 + (keys?.length ?? 0);
      const one = () => {
        left -= 1;
        if (left === 0) done();
      };
      keys?.forEach((_, index) => this.each(path, [...before, index], visit, one));
      one();
    });
  }

  /** Calls back with an axis's keys once its opener has settled; without keys if it gave no list. */
  whenOpen(
    axis: Axis,
    path: readonly Axis[],
    coordinate: readonly number[],
    then: (keys: readonly string[] | undefined, opener: Unit) => void,
  ): void {
    const opener = this.#openerOf(axis, path, coordinate);
    if (axis.count !== undefined) return then(numbered(axis.count, axis.opener.spec.take ?? 1), opener);
    this.#callbacks.settled(opener, () => then(this.#keysOf(axis, opener), opener));
  }

  #openerOf(axis: Axis, path: readonly Axis[], coordinate: readonly number[]): Unit {
    const at = openerPath(axis.opener, axis).map((one) => coordinate[path.indexOf(one)] ?? 0);
    return this.at(axis.opener, axis.count === undefined ? at : [...at, 0]);
  }

  /** The keys that a settled opener gave to an axis, made once: every unit on the axis asks for them. */
  #keysOf({ port }: Axis, opener: Unit): readonly string[] | undefined {
    const { outcome } = opener;
    if (outcome?.state === "unknown" && outcome.items !== undefined) return numbered(outcome.items, 1);
    if (outcome?.state !== "value") return undefined;
    let known = this.#opened.get(opener);
    if (!known) this.#opened.set(opener, (known = new Map()));
    let keys = known.get(port);
    if (!keys) {
      const list = outcome.outputs[port];
      if (!Array.isArray(list)) return undefined;
      known.set(port, (keys = (list as List).map((item) => item.key)));
    }
    return keys;
  }

  #keys(path: readonly Axis[], coordinate: readonly number[]): readonly string[] {
    return path.map((axis, index) => {
      const position = coordinate[index] ?? 0;
      if (axis.count !== undefined) return String((axis.opener.spec.take ?? 1) + position);
      return this.#keysOf(axis, this.#openerOf(axis, path, coordinate))?.[position] ?? "";
    });
  }
}

/** A coordinate as a key; most have one index. */
function placeAt(coordinate: readonly number[]): number | string {
  return coordinate.length === 1 ? (coordinate[0] ?? 0) : coordinate.join();
}

const single: readonly number[] = [];
const noKeys: readonly string[] = [];

function newUnit(node: GraphNode, coordinate: readonly number[], item: readonly string[]): Unit {
  return {
    node,
    coordinate,
    item,
    pending: 0,
    outcome: undefined,
    closed: false,
    demanded: false,
    readers: undefined,
    asked: undefined,
    abort: undefined,
    planned: false,
  };
}

function numbered(count: number, first: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(first + index));
}
