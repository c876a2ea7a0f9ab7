import type { UnitTrack } from "../track.ts";
import { isOpen, labelOf, type About, type RowAbout } from "./row-about.ts";
import type { Bar, TimelineRow } from "./timeline-row-shape.ts";

interface Forecasting extends RowAbout {
  readonly ends: readonly number[];
  readonly running: ReadonlyMap<number, Bar>;
}

/** The rest of what runs, then the units that wait their turn, one after the other in the lanes as they become free. */
export function forecast(
  units: readonly UnitTrack[],
  about: About,
  bars: readonly Bar[],
  { ends, running, now, before, planned }: Forecasting,
): readonly Bar[] {
  const done = bars.filter(({ kind }) => kind === "done");
  const pace = done.length > 0 ? done.reduce((sum, { from, to }) => sum + to - from, 0) / done.length : undefined;
  const lasts = (place: string) => pace ?? planned.get(place);
  const lanes = Math.max(1, ends.length, ...(ends.length === 0 ? before.map((row) => row.lanes) : []));
  const free = Array.from({ length: lanes }, (_, lane) => Math.max(ends[lane] ?? 0, now));
  const ghosts: Bar[] = [];
  for (const [lane, bar] of running) {
    const to = Math.max(now, bar.from + (lasts(bar.place) ?? 0));
    free[lane] = to;
    if (to > now) ghosts.push({ ...bar, kind: "forecast", rest: true, from: now, to });
  }
  for (const unit of units) {
    const { label, state } = about(unit);
    const each = lasts(unit.place);
    if (!isOpen(state) || each === undefined) continue;
    const lane = free.indexOf(Math.min(...free));
    const from = Math.max(free[lane] ?? now, readyAt(unit, before));
    free[lane] = from + each;
    ghosts.push({ place: unit.place, label, kind: "forecast", from, to: from + each, lane });
  }
  return ghosts;
}

/** When all that a unit needs will be there: the same item where there is one, else everything. */
function readyAt({ item }: UnitTrack, before: readonly TimelineRow[]): number {
  const own = labelOf(item);
  return before.reduce((latest, { bars }) => {
    const same = own === "" ? [] : bars.filter(({ label }) => label === own);
    return (same.length > 0 ? same : bars).reduce((most, { to }) => Math.max(most, to), latest);
  }, 0);
}
