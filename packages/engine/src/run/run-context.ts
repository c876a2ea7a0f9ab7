import type { Problem } from "../errors.ts";
import type { EventBody } from "../events/run-event.ts";
import type { Host } from "../host.ts";
import type { Trace } from "../plan/explain.ts";

/** What a unit worked on, and where it stands. */
export interface UnitTrace extends Trace {
  readonly node: string;
  readonly item: readonly string[];
}

/** What all units of a run share. */
export interface RunContext {
  readonly host: Host;
  readonly signal: AbortSignal;
  /** Node names (`clip/video`) whose units run even if their results are known (rule 14). */
  readonly forced: ReadonlySet<string>;
  /** Takes chosen for this run, by node name (rule 24). */
  readonly takes: ReadonlyMap<string, number>;
  emit(event: EventBody): void;
  /** Keeps what a key was made of, for `why`. */
  trace?(trace: UnitTrace): void;
  /** Stops the whole run: nothing new starts. */
  stop(problem: Problem): void;
}
