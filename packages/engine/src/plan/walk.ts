import type { Axis, Edge, GraphNode } from "../graph/graph.ts";
import type { Arrival, RoundCost } from "../nodes/define-node.ts";
import type { PortValue } from "../ports/values.ts";
import { collect, gather, take, type Arrived, type Given } from "./gather.ts";
import { UnitTable } from "./unit-table.ts";
import type { Outcome, Reader, Unit } from "./unit.ts";

/** Decides what happens with a unit whose inputs are there: running it, or planning it. */
export interface Executor {
  /** A unit is wanted for the first time. */
  queued?(unit: Unit): void;
  execute(unit: Unit, given: Given): Outcome | Promise<Outcome>;
  /** A node has more items than it allows. Called before any of them starts; the executor must stop the run. */
  overflow(node: GraphNode, most: number): void;
  /** A unit settled, with or without having been executed; what it waited for settled before it. */
  settled?(unit: Unit, outcome: Outcome, walk: Walk): void;
  /** What its units have cost so far; absent: nothing. */
  cost?(): RoundCost;
}

/** What was asked for, with one level of `items` for each axis on which it varies. */
export type Result = Arrived | { readonly state: "items"; readonly items: readonly { key: string; result: Result }[] };

/**
 * Walks a graph by demand (rule 14): finds out which units there are, in which order they can run, and settles them.
 *
 * Invariants: a unit is linked once, when it is first demanded; `pending` counts the references it still waits for;
 * it runs when none is left; work is proportional to a unit's own references.
 */
export class Walk {
  readonly #executor: Executor;
  readonly #table: UnitTable;
  readonly #wanted: Unit[] = [];
  readonly #ready: Unit[] = [];
  #nextWanted = 0;
  #nextReady = 0;
  #pumping = false;

  /** `guessed`: the source of which, in a plan, only some values are known. */
  constructor(
    sources: ReadonlyMap<GraphNode, Readonly<Record<string, PortValue>>>,
    executor: Executor,
    guessed?: GraphNode,
  ) {
    this.#executor = executor;
    this.#table = new UnitTable({
      settled: (unit, then) => this.#whenSettled(unit, { call: then }),
      overflow: (node, most) => executor.overflow(node, most),
    });
    for (const [node, outputs] of sources) {
      const unit = this.#table.at(node, []);
      unit.demanded = true;
      unit.closed = true;
      unit.outcome = { state: node === guessed ? "unknown" : "value", outputs };
    }
  }

  /** Runs whatever the reference depends on and resolves to what came of it. */
  demand(edge: Edge): Promise<Result> {
    return new Promise((resolve) => {
      this.#result(edge, edge.axes, [], resolve);
      this.#pump();
    });
  }

  /** Runs a node for all of its items, whatever its outputs. Resolves when all have settled. */
  demandNode(node: GraphNode): Promise<void> {
    return new Promise((resolve) => {
      let left = 1;
      const done = () => {
        left -= 1;
        if (left === 0) resolve();
      };
      this.#table.each(
        node.axes,
        [],
        (coordinate) => {
          left += 1;
          this.#whenSettled(this.#table.at(node, coordinate), { call: done });
        },
        done,
      );
      this.#pump();
    });
  }

  /** All units seen so far. */
  units(): Iterable<Unit> {
    return this.#table.all();
  }

  /** What is known of the inputs of a settled unit, whether or not it could run. */
  known(unit: Unit): Given | undefined {
    const given = gather(unit, this.#reads, true);
    return "state" in given ? undefined : given;
  }

  /** The units that a settled unit waited for. */
  sources(unit: Unit): readonly Unit[] {
    const found: Unit[] = [];
    for (const edge of unit.node.edges) {
      if (unit.node.ports.get(edge.port)?.port.lazy && !unit.asked?.has(edge)) continue;
      if (edge.closes === -1 || (edge.opened && edge.closes === edge.axes.length - 1)) {
        found.push(this.#table.source(edge, unit.coordinate));
        continue;
      }
      this.#table.collected(edge, unit, (parts) => {
        if (Array.isArray(parts)) for (const part of parts) found.push(part.unit);
        else found.push(parts as Unit);
      });
    }
    return found;
  }

  /** Asks for all that a settled unit might have asked for, in a plan. Resolves when that has settled. */
  async askRest(unit: Unit): Promise<void> {
    const rest = unit.node.edges.filter((edge) => unit.node.ports.get(edge.port)?.port.lazy && !unit.asked?.has(edge));
    const settled = rest.map((edge) => {
      (unit.asked ??= new Set()).add(edge);
      const source = this.#table.source(edge, unit.coordinate);
      return new Promise<void>((resolve) => this.#whenSettled(source, { call: resolve }));
    });
    this.#pump();
    await Promise.all(settled);
  }

  #want(unit: Unit): void {
    if (unit.demanded) return;
    unit.demanded = true;
    this.#wanted.push(unit);
  }

  #whenSettled(unit: Unit, reader: Reader): void {
    if (unit.outcome) {
      if ("call" in reader) reader.call();
      return;
    }
    if (unit.readers) unit.readers.push(reader);
    else unit.readers = [reader];
    this.#want(unit);
  }

  /** Links and runs units until nothing can go on without something that is still running. */
  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    for (;;) {
      const wanted = this.#wanted[this.#nextWanted];
      if (wanted) {
        this.#nextWanted += 1;
        this.#executor.queued?.(wanted);
        this.#link(wanted);
        continue;
      }
      const ready = this.#ready[this.#nextReady];
      if (!ready) break;
      this.#nextReady += 1;
      this.#start(ready);
    }
    this.#wanted.length = this.#ready.length = 0;
    this.#nextWanted = this.#nextReady = 0;
    this.#pumping = false;
  }

  #link(unit: Unit): void {
    // Held back by one, so that it can't run while it is being linked.
    unit.pending += 1;
    for (const edge of unit.node.edges) {
      if (!unit.node.ports.get(edge.port)?.port.lazy) this.#wait(unit, edge);
    }
    this.#arrived(unit);
  }

  #wait(unit: Unit, edge: Edge): void {
    if (edge.closes === -1 || (edge.opened && edge.closes === edge.axes.length - 1)) {
      this.#waitFor(unit, this.#table.source(edge, unit.coordinate));
      return;
    }
    unit.pending += 1;
    this.#table.collected(edge, unit, (parts) => {
      if (Array.isArray(parts)) for (const part of parts) this.#waitFor(unit, part.unit);
      this.#arrived(unit);
    });
  }

  #waitFor(unit: Unit, source: Unit): void {
    if (source.outcome) return;
    unit.pending += 1;
    this.#whenSettled(source, unit);
  }

  #arrived(unit: Unit): void {
    unit.pending -= 1;
    if (unit.pending > 0 || unit.closed) return;
    if (unit.node.type.needs && !this.#asksNoMore(unit)) return;
    unit.closed = true;
    this.#ready.push(unit);
  }

  /** Rule 15: a type with lazy ports is asked again after each arrival. */
  #asksNoMore(unit: Unit): boolean {
    const lazy = unit.node.edges.filter((edge) => unit.node.ports.get(edge.port)?.port.lazy);
    const arrivals = lazy.map((edge): Arrival => {
      if (!unit.asked?.has(edge)) return "pending";
      const source = this.#table.source(edge, unit.coordinate);
      if (!source.outcome) return "pending";
      const arrived = this.#read(edge, unit);
      return arrived.state === "skipped" || arrived.state === "cancelled" ? "skipped" : "arrived";
    });
    const need = unit.node.type.needs?.(arrivals, unit.node.params ?? {}) ?? { wait: [] };
    const open = need.wait.filter((index) => arrivals[index] === "pending");
    if (need.first && need.wait.some((index) => arrivals[index] === "arrived")) {
      unit.closed = true;
      for (const index of open) {
        const loser = lazy[index];
        if (!loser) continue;
        unit.asked?.delete(loser);
        this.#abandon(loser, unit);
      }
      return true;
    }
    if (open.length === 0) return true;
    unit.asked ??= new Set();
    unit.pending += 1;
    for (const index of open) {
      const edge = lazy[index];
      if (!edge || unit.asked.has(edge)) continue;
      unit.asked.add(edge);
      const source = this.#table.source(edge, unit.coordinate);
      if (need.first) this.#whenSettled(source, { call: () => this.#recheck(unit), unit });
      else this.#waitFor(unit, source);
    }
    if (need.first) {
      // Each arrival asks again; none of them counts as pending.
      unit.pending -= 1;
      return false;
    }
    this.#arrived(unit);
    return false;
  }

  #recheck(unit: Unit): void {
    if (unit.closed) return;
    unit.pending += 1;
    this.#arrived(unit);
  }

  #start(unit: Unit): void {
    const given = gather(unit, this.#reads);
    if ("state" in given) return this.#settle(unit, given);
    const outcome = this.#executor.execute(unit, given);
    if (!(outcome instanceof Promise)) return this.#settle(unit, outcome);
    void this.#later(unit, outcome);
  }

  async #later(unit: Unit, outcome: Promise<Outcome>): Promise<void> {
    this.#settle(unit, await outcome);
    this.#pump();
  }

  #settle(unit: Unit, outcome: Outcome): void {
    if (unit.outcome) return;
    unit.outcome = outcome;
    unit.closed = true;
    this.#executor.settled?.(unit, outcome, this);
    const { readers } = unit;
    unit.readers = undefined;
    for (const reader of readers ?? []) {
      if ("call" in reader) reader.call();
      else this.#arrived(reader);
    }
  }

  /** A race is decided: what only the loser's reader wanted is cancelled, with what only that wanted (rule 12). */
  #abandon(edge: Edge, reader: Unit): void {
    const stack = [{ unit: this.#table.source(edge, reader.coordinate), reader }];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const { unit } = next;
      const wanted = unit.readers?.some((other) => {
        const by = "call" in other ? other.unit : other;
        return by === undefined || (by !== next?.reader && !by.closed);
      });
      if (unit.outcome || wanted) continue;
      unit.abort?.();
      for (const inner of unit.node.edges) {
        if (inner.closes === -1) stack.push({ unit: this.#table.source(inner, unit.coordinate), reader: unit });
      }
      this.#settle(unit, { state: "cancelled" });
    }
  }

  readonly #reads = (edge: Edge, unit: Unit): Arrived => this.#read(edge, unit);

  #read(edge: Edge, unit: Unit): Arrived {
    const last = edge.axes.length - 1;
    if (edge.closes !== -1 && !(edge.opened && edge.closes === last)) {
      let result: Arrived | undefined;
      this.#table.collected(edge, unit, (parts) => {
        const opened = edge.opened ? (unit.coordinate[edge.picks[last] ?? -1] ?? -1) : -1;
        result = Array.isArray(parts)
          ? collect(parts.map((part) => ({ key: part.key, arrived: take(edge, part.unit, opened) })))
          : take({ ...edge, opened: true }, parts as Unit, -1);
      });
      return result ?? { state: "skipped", by: edge.source.name, reason: "no items" };
    }
    const index = edge.opened && edge.closes !== last ? (unit.coordinate[edge.picks[last] ?? -1] ?? -1) : -1;
    return take(edge, this.#table.source(edge, unit.coordinate), index);
  }

  #result(edge: Edge, path: readonly Axis[], before: readonly number[], resolve: (result: Result) => void): void {
    const axis = path[before.length];
    if (!axis) {
      const source = this.#table.at(edge.source, before.slice(0, edge.source.axes.length));
      const index = edge.opened ? (before.at(-1) ?? -1) : -1;
      return this.#whenSettled(source, { call: () => resolve(take(edge, source, index)) });
    }
    this.#table.whenOpen(axis, path, before, (keys, opener) => {
      if (!keys) return resolve(take(edge, opener, -1));
      const results: { key: string; result: Result }[] = [];
      let left = keys.length;
      if (left === 0) resolve({ state: "items", items: [] });
      keys.forEach((key, index) => {
        this.#result(edge, path, [...before, index], (result) => {
          results[index] = { key, result };
          left -= 1;
          if (left === 0) resolve({ state: "items", items: results });
        });
      });
    });
  }
}
