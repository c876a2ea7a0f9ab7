import { foldRun, noRun, placeOf, type Pipeline, type Problem, type RunEvent, type RunState } from "@reelgraph/engine";
import type { RunStatus, RunSummary } from "@reelgraph/server/wire";
import { createStore, type StoreApi } from "zustand/vanilla";
import { ask } from "../api/client.ts";
import { followRun } from "../api/follow.ts";
import { nodeRuns, type NodeRun } from "./node-runs.ts";
import { Progress } from "./progress.ts";
import type { Choices } from "./start.ts";
import { foldTrack, noTrack, type Track } from "./track.ts";

/** The run that is shown on the canvas, as its events tell it. Outside React Flow, so that a tick renders no node twice. */
export interface RunStoreState {
  readonly run: RunState;
  /** Its nodes by path. */
  readonly nodes: ReadonlyMap<string, NodeRun>;
  readonly track: Track;
  /** Id of the run that is followed, also before its first event. */
  readonly id?: string;
  /** What the server says of it: before its first event, and where it stopped without a word. */
  readonly status?: RunStatus;
  /** Its place in the queue, from 1. */
  readonly position?: number;
  /** The pipeline that it runs, where that is known: what is edited since is stale. */
  readonly made?: Pipeline;
  /** How it was started, where that is known. */
  readonly choices?: Choices;
  /** Why the server refused what a person wanted of it last. */
  readonly refused?: readonly Problem[];
}

export interface RunStore extends StoreApi<RunStoreState> {
  readonly progress: Progress;
  /** Follows a run; one that is followed already goes on where it was. */
  follow(id: string, about?: Partial<Pick<RunStoreState, "made" | "status" | "position" | "choices">>): void;
  leave(): void;
}

/** Events are shown in a frame, and the next ones no sooner than so many ms behind: eyes see no more, and a busy run tells much. */
const betweenMs = 80;
const nothing = (): RunStoreState => ({ run: noRun, nodes: new Map(), track: noTrack() });

export function openRunStore(): RunStore {
  const store = createStore<RunStoreState>(nothing);
  const progress = new Progress();
  let gone = new AbortController();
  return {
    ...store,
    progress,
    follow(id, about = {}) {
      gone.abort();
      gone = new AbortController();
      const before = store.getState();
      const { status: _, position: __, refused: ___, ...kept } = before;
      if (before.id !== id) progress.clear();
      const state = before.id === id ? kept : { ...nothing(), id };
      store.setState({ ...state, ...about }, true);
      void followInto(store, progress, id, gone.signal);
    },
    leave() {
      gone.abort();
      progress.clear();
      store.setState(nothing(), true);
    },
  };
}

/** What a person is told of a run: the server's word until its first event, then the events'. */
export function statusOf({ id, run, status, track }: RunStoreState): RunStatus | undefined {
  if (id === undefined) return undefined;
  if (status !== undefined) return status;
  if (track.length === 0) return "queued";
  return isPausing({ run, track }) ? "running" : run.state;
}

/** Nothing new starts, and what runs is let finish: only then it is paused. */
export const isPausing = ({ run, track }: Pick<RunStoreState, "run" | "track">): boolean =>
  run.state === "paused" && track.spans.at(-1)?.to === undefined;

/** Whether a run goes, or waits for its turn. */
export const isGoing = (state: RunStoreState): boolean => {
  const status = statusOf(state);
  return status === "running" || status === "queued";
};

/** Why a run rests that could go on: its cap is reached, it waits for an answer, or somebody or something stopped it. */
export function heldBy(state: RunStoreState): "cap" | "person" | "pause" | undefined {
  const status = statusOf(state);
  if (status !== "paused" && status !== "interrupted") return undefined;
  if (state.run.problems.some(({ code }) => code === "budget-reached")) return "cap";
  return state.run.units.values().some((unit) => unit.state === "parked") ? "person" : "pause";
}

async function followInto(
  store: StoreApi<RunStoreState>,
  progress: Progress,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  // A run gives many events in a moment; they are shown together.
  let waiting: RunEvent[] = [];
  let shownAt = Number.NEGATIVE_INFINITY;
  const show = () => {
    const told = waiting;
    waiting = [];
    shownAt = performance.now();
    if (signal.aborted) return;
    const { status, position: _, ...state } = store.getState();
    const events = progress.take(told, state.track.units);
    if (events.length === 0 && status === undefined) return;
    const run = foldRun(state.run, events);
    const isNew = run.units.size !== state.run.units.size;
    const nodes = nodeRuns(run, state.nodes, isNew ? undefined : placesIn(events));
    store.setState({ ...state, run, nodes, track: foldTrack(state.track, events) }, true);
  };
  const take = (events: readonly RunEvent[]) => {
    if (waiting.length === 0) {
      const wait = shownAt + betweenMs - performance.now();
      if (wait > 0) setTimeout(() => requestAnimationFrame(show), wait);
      else requestAnimationFrame(show);
    }
    waiting.push(...events);
  };
  try {
    await followRun(id, store.getState().run.seq, take, signal);
    if (waiting.length > 0) show();
    const { state, position } = await ask<RunSummary>(`/api/runs/${id}`, { signal });
    if (!signal.aborted) store.setState({ status: state, ...(position === undefined ? {} : { position }) });
  } catch {
    // Gone, or not this person's to see; what was shown of it stays.
  }
}

/** The units that events are about. */
const placesIn = (events: readonly RunEvent[]): ReadonlySet<string> | undefined => {
  // A run that ends lets go of all that worked.
  if (events.some(({ type }) => type === "run.finished")) return undefined;
  return new Set(events.flatMap((event) => ("node" in event && "item" in event ? [placeOf(event)] : [])));
};
