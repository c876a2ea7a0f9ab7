import { foldRun, noRun, type RunEvent, type RunState } from "@reelgraph/engine";
import { createStore, type StoreApi } from "zustand/vanilla";
import { ask } from "../api/client.ts";
import { followRun } from "../api/follow.ts";
import { nodeRuns, type NodeRun } from "./node-runs.ts";

/** The run that is shown on the canvas, as its events tell it. Outside React Flow, so that a tick renders no node twice. */
export interface RunStoreState {
  readonly run: RunState;
  /** Its nodes by path. */
  readonly nodes: ReadonlyMap<string, NodeRun>;
  /** Id of the run that is followed, also before its first event. */
  readonly id?: string;
}

export interface RunStore extends StoreApi<RunStoreState> {
  /** Follows a run from its first event; one that was followed before isn't any more. */
  follow(id: string): void;
  leave(): void;
}

const nothing: RunStoreState = { run: noRun, nodes: new Map() };

export function openRunStore(): RunStore {
  const store = createStore<RunStoreState>(() => nothing);
  let gone = new AbortController();
  return {
    ...store,
    follow(id) {
      gone.abort();
      gone = new AbortController();
      store.setState({ ...nothing, id }, true);
      // A run gives many events in a moment; they are shown once a frame.
      let waiting: RunEvent[] = [];
      const { signal } = gone;
      const show = () => {
        const events = waiting;
        waiting = [];
        if (signal.aborted) return;
        store.setState((before) => {
          const run = foldRun(before.run, events);
          return { run, nodes: nodeRuns(run, before.nodes) };
        });
      };
      const take = (events: readonly RunEvent[]) => {
        if (waiting.length === 0) requestAnimationFrame(show);
        waiting.push(...events);
      };
      void followRun(id, 0, take, signal).catch(() => {});
    },
    leave() {
      gone.abort();
      store.setState(nothing, true);
    },
  };
}

/** Starts a run of what is on the screen, saved or not. */
export const startRun = (body: { pipeline: string; text: string; maxCost?: number; to?: readonly string[] }) =>
  ask<{ readonly id: string }>("/api/runs", { method: "POST", body, idempotencyKey: crypto.randomUUID() });
