import type { GraphNode } from "../graph/graph.ts";
import type { Body, BodyRun } from "../nodes/define-node.ts";
import { createBody, type SourceValues } from "./body.ts";
import type { Given } from "./gather.ts";
import type { PlanExecutor } from "./plan-executor.ts";
import { roundPrice } from "./total.ts";
import type { Outcome, Unit } from "./unit.ts";

/** What a loop needs from the plan in which it stands. */
export interface LoopSurroundings {
  readonly sources: ReadonlyMap<GraphNode, SourceValues>;
  executorFor(sources: ReadonlyMap<GraphNode, SourceValues>, round: string): PlanExecutor;
  /** Runs the node itself, as far as its body is known. */
  run(body: Body): Outcome | Promise<Outcome>;
}

export interface PlannedRounds {
  readonly outcome: Outcome;
  readonly rounds: readonly { readonly executor: PlanExecutor; readonly times: { min: number; max: number } }[];
  /** How often the body runs in all; absent: that is known. */
  readonly times?: { readonly min: number; readonly max: number };
  /** Nobody can tell how many items it will go through. */
  readonly uncounted: boolean;
}

const once = { min: 1, max: 1 };

/**
 * Goes through a loop as far as results are known; the first round that isn't stands for all that may follow.
 * `guessed`: not even all that the loop is given is known.
 */
export async function planLoop(
  unit: Unit,
  given: Given,
  guessed: boolean,
  { sources, executorFor, run }: LoopSurroundings,
): Promise<PlannedRounds> {
  const { body: loop } = unit.node.type;
  const graph = unit.node.body;
  if (!graph || !loop) return { outcome: { state: "unknown" }, rounds: [], uncounted: false };
  const executors: PlanExecutor[] = [];
  let last: BodyRun | undefined;
  const inner = createBody(
    graph,
    sources,
    ({ key, sources: own }) => {
      const executor = executorFor(own, key);
      executors.push(executor);
      return executor;
    },
    guessed,
  );
  const body: Body = { yields: inner.yields, start: (...round) => (last = inner.start(...round)) };
  const folded = loop.folds?.(given.params as never)[0];
  const list = folded === undefined ? undefined : given.rest[folded];
  const count = folded === undefined ? 1 : Array.isArray(list) ? list.length : given.counts?.get(folded);
  const [items, uncounted] = [count ?? 1, count === undefined];
  let outcome: Outcome = { state: "unknown" };
  if (folded !== undefined && !Array.isArray(list)) body.start(given.rest, 1, "1");
  else {
    outcome = await run(body);
    if (guessed) outcome = { state: "unknown" };
  }
  const end = executors.at(-1);
  const always = loop.asks?.(given.params as never, body.yields) ?? body.yields;
  if (outcome.state === "unknown" && last) await askAll(last, always);
  for (const executor of executors) await executor.done();
  if (outcome.state !== "unknown" || !end || !last) {
    return { outcome, rounds: executors.map((executor) => ({ executor, times: once })), uncounted };
  }
  // A loop with a budget may end before its last round; rounds that are known cost nothing.
  const known = executors.length - 1;
  const rounds = loop.runs(given.params as never, items);
  const price = roundPrice(end.units);
  const paid = price ? loop.runs(given.params as never, items, price) : rounds;
  const times = {
    min: Math.max(1, Math.min(rounds.min - known, paid.max)),
    max: Math.max(1, Math.min(rounds.max - known, paid.max)),
  };
  if (times.max > 1) {
    // What only prepares the next round is asked for only when there is one (rule 17).
    end.beginBetween();
    await askAll(last, body.yields);
    await end.done();
  }
  const ended = executors.map((executor) => ({ executor, times: executor === end ? times : once }));
  return {
    outcome: folded === undefined || uncounted ? outcome : { state: "unknown", items },
    rounds: ended,
    times: { min: known + times.min, max: known + times.max },
    uncounted,
  };
}

/** Asks a round for what it would give; that it can't be known is no matter. */
async function askAll(round: BodyRun, names: readonly string[]): Promise<void> {
  await Promise.allSettled(names.map((name) => round.get(name)));
}
