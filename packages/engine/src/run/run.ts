import type { Problem, ReelgraphError } from "../errors.ts";
import type { Planned } from "../events/planned.ts";
import type { RunEvent, EventBody } from "../events/run-event.ts";
import type { Edge, Graph, GraphNode } from "../graph/graph.ts";
import { tidyUsd } from "../usd.ts";
import { costOf } from "../events/run-state.ts";
import type { CacheEntry, Host, Price } from "../host.ts";
import type { Result } from "../plan/result.ts";
import { Walk } from "../plan/walk.ts";
import type { PortValue } from "../ports/values.ts";
import { accepted, type Accepted } from "./accepted.ts";
import { Cancellation } from "../cancellation.ts";
import { Material } from "./material.ts";
import { racedIn } from "../plan/raced.ts";
import { UnitExecutor } from "./executor.ts";
import { fromCached } from "../plan/unit-outputs.ts";
import { ranksOf } from "./ranks.ts";
import { BudgetReached, type Payments } from "./paid/payments.ts";
import { toOutput, type Output } from "./output.ts";
import type { People, UnitTrace } from "./run-context.ts";
import { targetsOf } from "../plan/targets.ts";
import { Waits } from "./waits.ts";

export interface RunOptions {
  /** Unique name of the run. */
  readonly id: string;
  /** The pipeline's name, for people. */
  readonly pipeline: string;
  readonly graph: Graph;
  /** Values of the pipeline's inputs, complete and checked (see `readInputs`). */
  readonly inputs: Readonly<Record<string, PortValue>>;
  readonly host: Host;
  readonly signal: AbortSignal;
  /** Aborts when somebody pauses the run: what runs is let finish, nothing new starts, and it can be resumed. */
  readonly pause?: AbortSignal;
  /** Run only what this node needs, instead of the outputs. */
  readonly to?: readonly string[];
  /** Run these nodes and all behind them again, even if their results are known. */
  readonly from?: readonly string[];
  /** Takes by node name, instead of what the file says. */
  readonly takes?: ReadonlyMap<string, number>;
  /** What is needed to buy clips from vendors; absent: nothing can be bought. */
  readonly payments?: Payments;
  /** The run was stopped before: where its events ended, what it had spent (USD), and its results by place. */
  readonly before?: {
    readonly seq: number;
    readonly usd: number;
    /** What is said about money now that it goes on. */
    readonly spending?: Extract<EventBody, { type: "run.resumed" }>["spending"] & {};
    readonly recorded: ReadonlyMap<string, CacheEntry["outputs"]>;
    /** What its units had cost, by place, where they did; `unknown`: something was charged, and nobody knows how much. */
    readonly paid?: ReadonlyMap<string, number>;
    readonly unknown?: boolean;
    readonly people?: People;
    /** What had an effect, by key. */
    readonly effects?: ReadonlyMap<string, CacheEntry["outputs"]>;
    /** By which keys units had begun to buy, by place. */
    readonly begun?: ReadonlyMap<string, string> | undefined;
    /** Node types whose units can't be made as the run would have made them, and why. */
    readonly changed?: ReadonlyMap<string, ReelgraphError> | undefined;
  };
  /** What reaching the budget means. Default: `pause`. */
  readonly onExceed?: "pause" | "fail";
  /** What was planned, if anything was; told before the run starts. */
  readonly planned?: Planned;
  /** What the plan said that it would cost, in USD, and take, in seconds. */
  readonly estimate?: Estimate;
  onEvent?(event: RunEvent): void;
  trace?(trace: UnitTrace): void;
}

/** USD, and seconds where they were estimated. `unknown`: there is more that couldn't be known. */
export type Estimate = Price & { readonly unknown?: true; readonly seconds?: Price };

export interface RunResult {
  /** `paused`: it waits for a higher budget or a person, and can be resumed. */
  readonly state: "succeeded" | "failed" | "cancelled" | "paused";
  readonly outputs: Readonly<Record<string, Output>>;
  /** Why outputs are missing; empty when the run succeeded. */
  readonly problems: readonly Problem[];
  readonly seconds: number;
  /** What was spent in USD. */
  readonly usd: number;
  readonly estimate?: Estimate;
  /** What the delivered film cost, where money was spent. */
  readonly accepted?: Accepted;
}

const pausedByPerson: Problem = {
  code: "paused",
  at: "",
  message: "Somebody paused the run",
  hint: "resume it, and it goes on where it was",
};

/** Runs a compiled pipeline. Never throws for what a pipeline does; the result and the events tell. */
export async function run(options: RunOptions): Promise<RunResult> {
  const { graph, host, id } = options;
  const started = host.clock.now();
  const stopping = new AbortController();
  const pausing = new AbortController();
  const cancellation = new Cancellation(AbortSignal.any([options.signal, stopping.signal]));
  const waiting = new Cancellation(AbortSignal.any([cancellation.signal, pausing.signal]));
  const problems: Problem[] = [];
  let { seq, usd } = options.before ?? { seq: 0, usd: 0 };
  let held = false;
  /** Something was charged, and nobody knows how much. */
  let unknown = options.before?.unknown ?? false;
  const waits = new Waits();
  const emit = (event: EventBody) => {
    const at = host.clock.now();
    seq += 1;
    if (event.type === "unit.failed") {
      problems.push(event.problem);
      if (event.charged === "unknown") unknown = true;
    }
    usd = tidyUsd(usd + costOf(event));
    options.onEvent?.({ ...waits.told(event, at), seq, at, run: id } as RunEvent);
  };
  if (options.planned && !options.before) emit({ type: "run.planned", ...options.planned });
  const { spending } = options.before ?? {};
  const resumed = { type: "run.resumed", ...(spending ? { spending } : {}) } as const;
  emit(options.before ? resumed : { type: "run.started", pipeline: options.pipeline });

  const pause = (problem: Problem, resumable: boolean) => {
    held ||= resumable;
    if (pausing.signal.aborted) return;
    problems.push(problem);
    pausing.abort(new BudgetReached(problem));
    if (held) emit({ type: "run.paused", reason: problem.message });
  };
  const byPerson = () => pause(pausedByPerson, true);
  if (options.pause?.aborted) byPerson();
  else options.pause?.addEventListener("abort", byPerson, { once: true });

  const material = new Material();
  const targets = targetsOf(graph, options.to ?? []);
  const sources = new Map<GraphNode, Readonly<Record<string, PortValue>>>();
  for (const [name, node] of graph.sources) if (name === "inputs") sources.set(node, options.inputs);
  let ranks: ReadonlyMap<GraphNode, number> | undefined;
  const executor = new UnitExecutor(
    {
      id,
      host,
      material,
      payments: options.payments,
      recorded: options.before?.recorded ?? new Map(),
      paid: options.before?.paid ?? new Map(),
      effects: new Map(
        [...(options.before?.effects ?? [])].map(([key, outputs]) => [
          key,
          Promise.resolve({ state: "value", outputs: fromCached(outputs) }),
        ]),
      ),
      begun: options.before?.begun ?? new Map(),
      changed: options.before?.changed ?? new Map(),
      people: options.before?.people ?? { answers: new Map(), asked: new Map() },
      paused: pausing.signal,
      rank: (node) => (ranks ??= ranksOf(graph)).get(node) ?? 0,
      pause: (problem) => pause(problem, options.onExceed !== "fail"),
      hold(problem) {
        held = true;
        problems.push(problem);
      },
      signal: cancellation.signal,
      cancellation,
      waiting,
      forced: targets.behind(options.from ?? []),
      takes: options.takes ?? new Map(),
      emit,
      ...(options.trace ? { trace: options.trace } : {}),
      stop(problem) {
        problems.push(problem);
        stopping.abort(new Error(problem.message));
      },
    },
    { sources, raced: racedIn(graph), prefix: [] },
  );
  const walk = new Walk(graph, sources, executor);
  const wanted = new Set(targets.nodes);
  const nodes = targets.nodes.map((node) => walk.demandNode(node));
  const results = await Promise.all(
    [...targets.outputs].map(async ([name, edge]: readonly [string, Edge]): Promise<[string, Result]> => {
      return [name, await walk.demand(edge)];
    }),
  );
  await Promise.all(nodes);
  cancellation.close();
  waiting.close();
  options.pause?.removeEventListener("abort", byPerson);

  const outputs = Object.fromEntries(results.map(([name, result]) => [name, toOutput(result)]));
  const lost =
    results.some(([, result]) => isLost(result)) ||
    (wanted.size > 0 && walk.units().some((unit) => unit.outcome?.state === "failed" && wanted.has(unit.node)));
  const failed = lost || stopping.signal.aborted || pausing.signal.aborted;
  const state = options.signal.aborted ? "cancelled" : held ? "paused" : failed ? "failed" : "succeeded";
  const seconds = (host.clock.now() - started) / 1000;
  // What was bought by a process that died before it told of it, the ledger knows.
  const bought = await options.payments?.ledger.books().then(
    (books) => books.sum({ run: id }),
    () => undefined,
  );
  usd = Math.max(usd, bought?.spent ?? 0);
  const film = accepted(targets.outputs, results, unknown || bought?.unknown ? "unknown" : usd, material);
  const told = { ...(options.estimate ? { estimate: options.estimate } : {}), ...(film ? { accepted: film } : {}) };
  emit({
    type: "run.finished",
    state,
    outputs,
    problems: [...problems],
    seconds,
    usd,
    ...told,
  });
  return { state, outputs, problems, seconds, usd, ...told };
}

/** An output is lost when it, or an item that its node's policy won't do without, failed. */
function isLost(result: Result): boolean {
  if (result.state === "items") return result.items.some((item) => isLost(item.result));
  return (
    result.state === "cancelled" ||
    result.state === "failed" ||
    (result.state === "blocked" && result.policy === "fail")
  );
}
