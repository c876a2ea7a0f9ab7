import type { Cancellation } from "../cancellation.ts";
import type { Problem, ReelgraphError } from "../errors.ts";
import type { EventBody } from "../events/run-event.ts";
import type { GraphNode } from "../graph/graph.ts";
import type { CacheEntry, Host } from "../host.ts";
import type { Trace } from "../plan/explain.ts";
import type { Outcome } from "../plan/unit.ts";
import type { Answer } from "../question.ts";
import type { Material } from "./material.ts";
import type { Payments } from "./paid/payments.ts";

/** What a unit worked on, and where it stands. */
export interface UnitTrace extends Trace {
  readonly node: string;
  readonly item: readonly string[];
}

/** What a run knows of the people whom it asks. */
export interface People {
  readonly answers: ReadonlyMap<string, Answer>;
  readonly asked: ReadonlyMap<string, number>;
}

/** What all units of a run share. */
export interface RunContext {
  readonly id: string;
  readonly host: Host;
  readonly material: Material;
  /** Absent: nothing can be bought. */
  readonly payments: Payments | undefined;
  /** Results that this run had before it was stopped, by place. They stay (rule 30). */
  readonly recorded: ReadonlyMap<string, CacheEntry["outputs"]>;
  /** What units had cost before it was stopped, in USD, by place. */
  readonly paid: ReadonlyMap<string, number>;
  /** What has an effect, by key: done, or being done. */
  readonly effects: Map<string, Promise<Outcome>>;
  /** By which keys units had begun to buy before it was stopped, by place: they go on under these. */
  readonly begun: ReadonlyMap<string, string>;
  /** Node types whose units can't be made as the run would have made them, and why. */
  readonly changed: ReadonlyMap<string, ReelgraphError>;
  /** By place: what people answered, and when units first asked (ms since the epoch). */
  readonly people: People;
  /** Aborts when no new unit may start; its reason is an error that says why. */
  readonly paused: AbortSignal;
  readonly signal: AbortSignal;
  /** The same for units that wait. */
  readonly cancellation: Cancellation;
  /** The same, and of `paused`, for units that have not started. */
  readonly waiting: Cancellation;
  /** Node names (`clip/video`) whose units run even if their results are known (rule 14). */
  readonly forced: ReadonlySet<string>;
  /** Takes chosen for this run, by node name (rule 24). */
  readonly takes: ReadonlyMap<string, number>;
  emit(event: EventBody): void;
  /** Keeps what a key was made of, for `why`. */
  trace?(trace: UnitTrace): void;
  /** Length of the critical path behind a node. */
  rank(node: GraphNode): number;
  /** Nothing new starts; what runs is let finish. The run can be resumed. */
  pause(problem: Problem): void;
  /** A unit waits for a person. */
  hold(problem: Problem): void;
  /** Stops the whole run. */
  stop(problem: Problem): void;
}
