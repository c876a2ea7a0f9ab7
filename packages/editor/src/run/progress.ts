import { placeOf, type RunEvent, type UnitView } from "@reelgraph/engine";
import { useCallback, useSyncExternalStore } from "react";
import { over, type NodeRun } from "./node-runs.ts";
import { isAtWork, type Track } from "./track.ts";

/**
 * How far the units of a run are. A run tells of that many times a second and changes nothing else by it, so it is kept
 * beside how the run stands: only what shows a node's progress hears of it, and nothing is copied or drawn again.
 */
export class Progress {
  readonly #fractions = new Map<string, number>();
  readonly #listeners = new Map<string, Set<() => void>>();

  /** Takes what events tell of progress, and gives those that tell more than that: of units not yet known to work, too. */
  take(events: readonly RunEvent[], units: Track["units"]): readonly RunEvent[] {
    const touched = new Set<string>();
    for (const event of events) if ("item" in event && event.type !== "unit.progress") touched.add(placeOf(event));
    const nodes = new Set<string>();
    const more = events.filter((event) => {
      if (event.type !== "unit.progress") return true;
      const place = placeOf(event);
      this.#fractions.set(place, event.fraction);
      nodes.add(event.node);
      return touched.has(place) || !isAtWork(units.get(place));
    });
    for (const node of nodes) for (const hear of this.#listeners.get(node) ?? []) hear();
    return more;
  }

  /** 0 to 1. */
  ofUnit(unit: UnitView): number {
    return over.has(unit.state) ? 1 : (this.#fractions.get(placeOf(unit)) ?? unit.fraction);
  }

  /** The mean of its units', 0 to 1. */
  ofNode({ units }: NodeRun): number {
    return units.reduce((sum, unit) => sum + this.ofUnit(unit), 0) / units.length;
  }

  /** Calls back whenever a unit of the node has come further, until the function that it gives is called. */
  listen(node: string, hear: () => void): () => void {
    const all = this.#listeners.get(node) ?? new Set();
    this.#listeners.set(node, all.add(hear));
    return () => {
      all.delete(hear);
      if (all.size === 0 && this.#listeners.get(node) === all) this.#listeners.delete(node);
    };
  }

  clear(): void {
    this.#fractions.clear();
  }
}

/** What is read of a node's progress, as it goes on. */
export function useProgress(progress: Progress, node: string, read: () => number): number {
  const listen = useCallback((hear: () => void) => progress.listen(node, hear), [progress, node]);
  return useSyncExternalStore(listen, read);
}
