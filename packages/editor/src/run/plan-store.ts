import type { Pipeline, Planned, Problem } from "@reelgraph/engine";
import { createStore, type StoreApi } from "zustand/vanilla";
import { ApiError, ask } from "../api/client.ts";
import type { DocumentStore } from "../document/document.ts";
import { whenHandsRest } from "../ui/hands-rest.ts";
import { whenIdle } from "../ui/when-idle.ts";
import { neededInputs } from "./needed-inputs.ts";
import { planTotals, type NodePlan } from "./plan-totals.ts";
import { placeOfProblem } from "./problem-place.ts";
import type { Choices } from "./start.ts";
import { isGoing, type RunStore } from "./run-store.ts";

/** What a run of what is on the screen would do, and what is wrong with it. Made anew a moment after each edit. */
export interface PlanStoreState {
  readonly state: "none" | "working" | "known" | "refused" | "offline";
  readonly plan?: Planned;
  /** By id path. */
  readonly nodes: ReadonlyMap<string, NodePlan>;
  readonly problems: readonly Problem[];
  /** By id path of the node that they are about. */
  readonly problemsOf: ReadonlyMap<string, readonly Problem[]>;
  /** The pipeline that this is about; while another is on the screen, it is being made anew. */
  readonly of?: Pipeline;
  /** What a person wants to run and is asked about. */
  readonly asked?: Choices;
}

export type PlanStore = StoreApi<PlanStoreState>;

/** Whether one of a node's problems keeps it from running. */
export const hasError = (problems: readonly Problem[] | undefined): boolean =>
  problems?.some(({ severity }) => severity !== "warning") ?? false;

const none: PlanStoreState = { state: "none", nodes: new Map(), problems: [], problemsOf: new Map() };
const quietMs = 600;
/** A plan of a file that was just opened waits so long at most. */
const openingMs = 3000;

export const openPlanStore = (): PlanStore => createStore<PlanStoreState>(() => none);

/** Keeps a plan up to date with the document, and with what a run has left in the cache. Returns what stops it. */
export function watchPlan(store: PlanStore, document: DocumentStore, run: RunStore): () => void {
  let callOff = () => {};
  let asking = new AbortController();
  const begin = () => {
    asking.abort();
    asking = new AbortController();
    void make(store, document, asking.signal);
  };
  const later = (ms: number) => {
    callOff();
    callOff = whenHandsRest(begin, ms);
  };
  const stops = [
    document.subscribe((now, before) => now.pipeline !== before.pipeline && later(quietMs)),
    run.subscribe((now, before) => isGoing(before) && !isGoing(now) && later(0)),
  ];
  // A file that was just opened is drawn first: planning a large one keeps the server busy, which may be on this machine.
  const notYet = whenIdle(() => later(quietMs), openingMs);
  return () => {
    notYet();
    callOff();
    asking.abort();
    for (const stop of stops) stop();
  };
}

async function make(store: PlanStore, document: DocumentStore, signal: AbortSignal): Promise<void> {
  const { file: pipeline, pipeline: of } = document.getState();
  const body = { pipeline, text: document.text() };
  store.setState({ state: "working" });
  try {
    const checked = await ask<Checked>("/api/check", { method: "POST", body, signal });
    const known = { of, problems: checked.problems, problemsOf: byNode(checked.problems) };
    if (!checked.ok) return put(store, { ...none, ...known, state: "refused" });
    // Without its inputs nobody can say what it would do; the sheet asks for them.
    if (neededInputs(of).length > 0) return put(store, { ...none, ...known });
    const plan = await ask<Planned>("/api/plan", { method: "POST", body, signal });
    put(store, { ...known, state: "known", plan, nodes: planTotals(plan) });
  } catch (thrown) {
    if (signal.aborted) return;
    const refused = thrown instanceof ApiError && thrown.status >= 400 && thrown.status < 500;
    if (!refused) return store.setState({ state: "offline" });
    const { problems } = thrown;
    put(store, { ...none, of, state: "refused", problems, problemsOf: byNode(problems) });
  }
}

/** Replaces all that was planned; what a person is being asked stays. */
function put(store: PlanStore, planned: PlanStoreState): void {
  const { asked } = store.getState();
  store.setState(asked ? { ...planned, asked } : planned, true);
}

interface Checked {
  readonly ok: boolean;
  readonly problems: readonly Problem[];
}

function byNode(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const found = Map.groupBy(problems, (problem) => placeOfProblem(problem)?.node ?? "");
  found.delete("");
  // The same map while nothing is wrong, so that nothing is drawn again for it.
  return found.size === 0 ? none.problemsOf : found;
}
