import type { UnitView } from "@reelgraph/engine";
import { createStore, useStore } from "zustand";
import type { NodeRun } from "../../run/node-runs.ts";
import { mediaOf } from "../../run/given.ts";
import { useNodeRun } from "./node-run.ts";

/** The item that somebody points at in a node's strip, by the node's path. Of the moment, and nobody else's business. */
const pointed = createStore<{ readonly path?: string; readonly item?: string }>(() => ({}));

export const pointAt = (path: string, unit: UnitView | undefined): void =>
  pointed.setState(unit ? { path, item: unit.item.join("\n") } : {}, true);

/** The unit whose result a card shows: the one that is pointed at, else the newest that has something to show. */
export function useShownUnit(path: string): UnitView | undefined {
  const run = useNodeRun(path);
  const item = useStore(pointed, (state) => (state.path === path ? state.item : undefined));
  if (!run) return undefined;
  const chosen = item === undefined ? undefined : run.units.find((unit) => unit.item.join("\n") === item);
  return chosen ?? newest(run);
}

function newest({ units }: NodeRun): UnitView | undefined {
  return (
    units
      .filter((unit) => mediaOf(unit) !== undefined)
      .toSorted((one, other) => (other.ended ?? 0) - (one.ended ?? 0))[0] ??
    units.find(({ outputs }) => outputs !== undefined)
  );
}
