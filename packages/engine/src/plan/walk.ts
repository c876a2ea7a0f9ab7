import type { Edge, Graph, GraphNode } from "../graph/graph.ts";
import type { RoundCost } from "../nodes/define-node.ts";
import type { PortValue, Value } from "../ports/values.ts";
import { abandon } from "./abandon.ts";
import { askingOf } from "./asking.ts";
import { gather, type Arrived, type Given } from "./gather.ts";
import { isLazy, readEdge, readsOne, sourcesOf } from "./read-edge.ts";
import { resultOf, type Result } from "./result.ts";
import { unevenZip } from "./uneven.ts";
import { UnitTable } from "./unit-table.ts";
import { listOf, withReader, type Reader } from "./readers.ts";
import type { Outcome, Unit } from "./unit.ts";

/** Is told what became of units that took their time: of very many, each would need promises of its own otherwise. */
export interface Later {
  ended(unit: Unit, outcome: Outcome): void;
}

/** Decides what happens with a unit whose inputs are there: running it, or planning it. */
export interface Executor {
  /** A unit is wanted for the first time. */
  queued?(unit: Unit): void;
  /** What became of it; nothing: it takes its time, and `later` is told. */
  execute(unit: Unit, given: Given, later: Later): Outcome | undefined;
  /** A node has more items than it allows. Called before any of them starts; the executor must stop the run. */
  overflow(node: GraphNode, most: number): void;
  /** A unit settled, with or without having been executed; what it waited for settled before it. */
  settled?(unit: Unit, outcome: Outcome, walk: Walk): void;
  /** What its units have cost so far; absent: nothing. */
  cost?(): RoundCost;
}

/**
 * Walks a graph by demand (rule 14): finds out which units there are, in which order they can run, and settles them.
 *
 * Invariants: a unit is linked once, when it is first demanded; `pending` counts the references it still waits for;
 * it runs when none is left; work is proportional to a unit's own references.
 */
export class Walk implements Later {
  readonly #executor: Executor;
  readonly #table: UnitTable;
  readonly #wanted: Unit[] = [];
  readonly #ready: Unit[] = [];
  #nextWanted = 0;
  #nextReady = 0;
  #pumping = false;
  readonly #read = (edge: Edge, unit: Unit) => readEdge(edge, unit, this.#table);

  /** `guessed`: the source of which, in a plan, only some values are known. */
  constructor(
    graph: Graph,
    sources: ReadonlyMap<GraphNode, Readonly<Record<string, PortValue>>>,
    executor: Executor,
    guessed?: GraphNode,
  ) {
    this.#executor = executor;
    this.#table = new UnitTable(graph.nodes.length, {
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
      const settled = (unit: Unit, then: () => void) => this.#whenSettled(unit, { call: then });
      resultOf(edge, this.#table, settled, resolve);
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

  ended(unit: Unit, outcome: Outcome): void {
    this.#settle(unit, outcome);
    this.#pump();
  }

  /** All units seen so far. */
  units(): Generator<Unit> {
    return this.#table.all();
  }

  /** What is known of the inputs of a settled unit, whether or not it could run; `likely`: what will stand at an output. */
  known(unit: Unit, likely?: (source: Unit, port: string) => Value | undefined): Given | undefined {
    const read = (edge: Edge, of: Unit): Arrived => {
      const arrived = this.#read(edge, of);
      if (arrived.state !== "unknown" || edge.closes !== -1) return arrived;
      const value = likely?.(this.#table.source(edge, of.coordinate), edge.output.source);
      return value === undefined ? arrived : { state: "value", value };
    };
    const given = gather(unit, likely ? read : this.#read, true);
    return "state" in given ? undefined : given;
  }

  /** The units that a settled unit waited for. */
  sources(unit: Unit): readonly Unit[] {
    return sourcesOf(unit, this.#table);
  }

  /** Asks for all that a settled unit might have asked for, in a plan. Resolves when that has settled. */
  async askRest(unit: Unit): Promise<void> {
    const rest = unit.node.edges.filter((edge) => isLazy(edge) && !unit.asked?.has(edge));
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
    unit.readers = withReader(unit.readers, reader);
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
      if (!isLazy(edge)) this.#wait(unit, edge);
    }
    this.#arrived(unit);
  }

  #wait(unit: Unit, edge: Edge): void {
    if (readsOne(edge)) this.#waitFor(unit, this.#table.source(edge, unit.coordinate));
    else this.#waitForAll(unit, edge);
  }

  #waitForAll(unit: Unit, edge: Edge): void {
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

  /** A type with lazy ports is asked again after each arrival (rule 15). */
  #asksNoMore(unit: Unit): boolean {
    const need = askingOf(unit, this.#table);
    if ("losers" in need) {
      unit.closed = true;
      for (const loser of need.losers) {
        unit.asked?.delete(loser);
        abandon(loser, unit, this.#table, (lost) => {
          this.#settle(lost, { state: "cancelled" });
          // Who asks for it later, as an `any` may, gets it made after all.
          this.#table.forget(lost);
        });
      }
      return true;
    }
    unit.asked ??= new Set();
    unit.pending += 1;
    for (const edge of need.ask) {
      if (unit.asked.has(edge)) continue;
      unit.asked.add(edge);
      const source = this.#table.source(edge, unit.coordinate);
      if (!need.first) this.#waitFor(unit, source);
      else if (source.outcome) {
        // There already: nobody would tell of it, and what comes behind it may not be needed.
        unit.pending -= 1;
        return this.#asksNoMore(unit);
      } else this.#whenSettled(source, { call: () => this.#recheck(unit), unit });
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
    const uneven = unit.node.spec.map?.zip && unevenZip(unit, this.#table);
    if (uneven) return this.#settle(unit, { state: "failed", problem: uneven });
    const given = gather(unit, this.#read);
    if ("state" in given) return this.#settle(unit, given);
    const outcome = this.#executor.execute(unit, given, this);
    if (outcome) this.#settle(unit, outcome);
  }

  #settle(unit: Unit, outcome: Outcome): void {
    if (unit.outcome) return;
    unit.outcome = outcome;
    unit.closed = true;
    this.#executor.settled?.(unit, outcome, this);
    const { readers } = unit;
    unit.readers = undefined;
    for (const reader of listOf(readers)) {
      if ("call" in reader) reader.call();
      else this.#arrived(reader);
    }
  }
}
