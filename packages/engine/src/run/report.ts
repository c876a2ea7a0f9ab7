import { ReelgraphError, toProblem, type Problem } from "../errors.ts";
import type { Adjustment, CacheEntry, Cached } from "../host.ts";
import { Held } from "../plan/body.ts";
import type { KeyParts } from "../plan/key.ts";
import { traceFrom, type Outcome, type Unit } from "../plan/unit.ts";
import { fromCached, toCached, type UnitOutputs } from "../plan/unit-outputs.ts";
import { tidyUsd } from "../usd.ts";
import { ChargedFailure } from "./paid/failures.ts";
import { BudgetReached, Parked } from "./paid/payments.ts";
import { NeedsPerson } from "./people.ts";
import type { RunContext, UnitTrace } from "./run-context.ts";
import type { Tally } from "./tally.ts";

/** What a finished unit leaves behind besides its outputs. */
export interface Finish {
  readonly seconds?: number;
  readonly usd?: number | undefined;
  readonly adjustments?: readonly Adjustment[];
  readonly effect?: string | undefined;
  /** The outputs as they are kept, where that was needed already. */
  readonly kept?: Readonly<Record<string, Cached>>;
}

/** Tells how units end, each with its place, and says what their ends mean for what is behind them. */
export class Report {
  readonly #run: RunContext;
  /** Keys of the surrounding items and rounds. */
  readonly #prefix: readonly string[];
  readonly #tally: Tally | undefined;

  constructor(run: RunContext, prefix: readonly string[], tally: Tally | undefined) {
    this.#run = run;
    this.#prefix = prefix;
    this.#tally = tally;
  }

  place(unit: Unit): { node: string; item: readonly string[] } {
    return { node: unit.node.name, item: this.#prefix.length === 0 ? unit.item : [...this.#prefix, ...unit.item] };
  }

  trace(unit: Unit, parts: KeyParts, how: UnitTrace["how"]): void {
    this.#run.trace?.({ ...this.place(unit), parts, how, from: traceFrom(unit, this.#prefix) });
  }

  /** It was settled, with or without having been executed. */
  settled(unit: Unit, outcome: Outcome): void {
    if (outcome.state === "value") return;
    const place = this.place(unit);
    if (outcome.state === "skipped") {
      this.#run.emit({ type: "unit.skipped", ...place, by: outcome.by, reason: outcome.reason });
    } else if (outcome.state === "cancelled" && !this.#run.signal.aborted) {
      this.#run.emit({ type: "unit.skipped", ...place, by: "", reason: "nobody needs it any more" });
    } else if (outcome.state === "failed") {
      const { problem, charged } = outcome;
      const cost = charged === "unknown" ? undefined : (charged ?? 0);
      this.#tally?.add(cost, cost);
      const at = { node: place.node, ...(place.item.length > 0 ? { item: place.item } : {}) };
      this.#run.emit({
        type: "unit.failed",
        ...place,
        problem: { ...at, ...problem },
        ...(charged === undefined ? {} : { charged }),
      });
    }
  }

  known(unit: Unit, key: string, entry: CacheEntry, pinned?: "same" | "stale"): Outcome {
    this.#tally?.add(0, entry.usd ?? 0);
    this.#run.emit({
      type: "unit.cached",
      ...this.place(unit),
      key,
      outputs: entry.outputs,
      ...(pinned ? { pinned } : {}),
    });
    return { state: "value", outputs: fromCached(entry.outputs) };
  }

  finished(unit: Unit, outputs: UnitOutputs, finish: Finish = nothing): Outcome {
    const { seconds = 0, usd, adjustments = none, effect, kept = toCached(outputs) } = finish;
    const { node, item } = this.place(unit);
    const event = { type: "unit.finished", node, item, outputs: kept, seconds } as const;
    const plain = usd === undefined && adjustments.length === 0 && effect === undefined;
    // Most have nothing more to tell, and there are very many.
    if (plain) this.#run.emit(event);
    else
      this.#run.emit({
        ...event,
        ...(usd === undefined ? {} : { usd }),
        ...(adjustments.length === 0 ? {} : { adjustments: [...adjustments] }),
        ...(effect === undefined ? {} : { effect }),
      });
    return { state: "value", outputs };
  }

  /** A failure is told with its place, and becomes a value where the node asks for that (rule 13). */
  failed(unit: Unit, thrown: unknown, calls = 0): Outcome {
    const { node } = unit;
    const { item } = this.place(unit);
    const found = toProblem(thrown);
    if (!(thrown instanceof ReelgraphError)) this.#run.host.fault?.(thrown);
    const problem: Problem = {
      ...found,
      at: found.at || node.at,
      node: node.name,
      ...(item.length > 0 ? { item } : {}),
    };
    const known = thrown instanceof ChargedFailure ? thrown.charged : 0;
    const sum = known === "unknown" ? known : tidyUsd(known + calls);
    const charged = thrown instanceof ChargedFailure || calls > 0 ? { charged: sum } : {};
    if (node.spec.onError !== "port" || !(thrown instanceof ReelgraphError))
      return { state: "failed", problem, ...charged };
    return this.finished(unit, { error: { ...problem, item } });
  }

  /** What waits for a person or more money has not failed. Undefined: it doesn't wait. */
  held(unit: Unit, thrown: unknown): Outcome | undefined {
    const { node } = unit;
    const place = this.place(unit);
    if (thrown instanceof Held) return { state: "held", problem: toProblem(thrown) };
    if (!(thrown instanceof BudgetReached || thrown instanceof Parked || thrown instanceof NeedsPerson))
      return undefined;
    const problem: Problem = { ...toProblem(thrown), at: node.at, ...place };
    if (thrown instanceof BudgetReached) this.#run.pause(problem);
    else {
      const asked = thrown instanceof NeedsPerson ? { question: thrown.question } : {};
      this.#run.emit({ type: "unit.parked", ...place, reason: problem.message, ...asked });
      this.#run.hold(problem);
    }
    return { state: "held", problem };
  }
}

const none: readonly Adjustment[] = [];
const nothing: Finish = {};
