import { placeOf, type UnitView } from "@reelgraph/engine";
import type { NodeRun } from "../node-runs.ts";
import type { Track, UnitTrack } from "../track.ts";
import type { TimelineRow } from "./timeline-row-shape.ts";

/** What a row is laid out from, beside its units. */
export interface RowAbout {
  readonly node: string;
  readonly track: Track;
  readonly now: number;
  readonly going: boolean;
  /** Rows of the nodes that feed this one. */
  readonly before: readonly TimelineRow[];
  readonly planned: ReadonlyMap<string, number>;
}

export type UnitState = UnitView["state"];

/** How a unit is called in its row, and how it stands. */
export type About = (unit: UnitTrack) => { readonly label: string; readonly state: UnitState };

/** All keys: with several axes, one of them says little. */
export const labelOf = (item: readonly string[]): string => item.join(" · ");

/** Tells that of the units of a node. */
export function describe(units: readonly UnitTrack[], run: NodeRun | undefined): About {
  const states = new Map(run?.units.map((view) => [placeOf(view), view.state]));
  return ({ place, item }) => ({
    label: labelOf(item),
    state: states.get(place) ?? "queued",
  });
}

/** It has not begun. */
export const isOpen = (state: UnitState): boolean => state === "queued" || state === "waiting";
