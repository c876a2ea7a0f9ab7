import type { Problem } from "../errors.ts";
import type { EventBody } from "../events/run-event.ts";
import type { Host } from "../host.ts";
import type { KeyParts } from "../plan/key.ts";

/** What a unit read at a port: the place that gave it. */
export interface Trace {
  readonly node: string;
  readonly item: readonly string[];
  readonly parts: KeyParts;
  readonly how: "ran" | "cached" | "forced" | "failed";
  /** Place (`node[item]`) behind each wired port, for following a change upstream. */
  readonly from: Readonly<Record<string, string>>;
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
  trace?(trace: Trace): void;
  /** Stops the whole run: nothing new starts. */
  stop(problem: Problem): void;
}
