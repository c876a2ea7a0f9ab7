import { placeOf, type RunEvent } from "@reelgraph/engine";

/** A stretch of a unit's time. Times in ms since the epoch; without `to` it still goes on. */
export interface Stretch {
  readonly kind: "waiting" | "working";
  readonly from: number;
  readonly to?: number;
  /** Why it waits, and until when, where that is known. */
  readonly reason?: string;
  readonly until?: number;
  /** It told of work, and didn't only ask for a place. */
  readonly proved?: boolean;
}

/** What a unit did, one after the other; a retry is another stretch. */
export interface UnitTrack {
  readonly place: string;
  readonly node: string;
  readonly item: readonly string[];
  readonly stretches: readonly Stretch[];
  /** When it had its result without any work: it was known, or there was nothing to do. */
  readonly atOnce?: { readonly at: number; readonly kind: "cached" | "done" };
  readonly failed: boolean;
}

/** USD that were spent at a time. */
export interface Spent {
  readonly at: number;
  readonly usd: number;
}

/** How a run went over time, beside how it stands (`RunState`). */
export interface Track {
  /** This and the two below are only added to, so that a long run isn't copied at every tick. `length` tells them apart. */
  readonly units: ReadonlyMap<string, UnitTrack>;
  /** Ascending. */
  readonly spent: readonly Spent[];
  readonly log: readonly RunEvent[];
  readonly length: number;
  /** When the run went: a run that rests has no time. */
  readonly spans: readonly { readonly from: number; readonly to?: number }[];
  readonly seq: number;
}

export const noTrack = (): Track => ({ units: new Map(), spent: [], log: [], length: 0, spans: [], seq: 0 });

/** Adds events; those that were added before are ignored. */
export function foldTrack(before: Track, events: readonly RunEvent[]): Track {
  const news = events.filter(({ seq }) => seq > before.seq);
  const last = news.at(-1);
  if (!last) return before;
  const units = before.units as Map<string, UnitTrack>;
  const spent = before.spent as Spent[];
  const log = before.log as RunEvent[];
  let { spans } = before;
  let known = log.at(-1)?.at ?? last.at;
  for (const event of news) {
    if (event.type === "run.started" || event.type === "run.planned" || event.type === "run.resumed") {
      // A process that was killed told no end: its last word stands for it.
      if (event.type === "run.resumed") close(units, known);
      spans = opened(event.type === "run.resumed" ? ended(spans, known) : spans, event.at);
    }
    if (event.type === "run.finished") {
      close(units, event.at);
      spans = ended(spans, event.at);
    }
    if (event.type === "budget.changed" && event.spent !== spent.at(-1)?.usd)
      spent.push({ at: event.at, usd: event.spent });
    if ("node" in event) {
      const place = placeOf(event);
      const { node, item } = event;
      units.set(place, foldUnit(units.get(place) ?? { place, node, item, stretches: [], failed: false }, event));
    }
    if (event.type !== "unit.progress") log.push(event);
    known = event.at;
  }
  return { units, spent, log, length: log.length, spans, seq: last.seq };
}

/** Milliseconds of a run's own time at a moment: those in which it went. */
export function runTime({ spans }: Pick<Track, "spans">, at: number): number {
  return spans.reduce((sum, { from, to = Infinity }) => sum + Math.max(0, Math.min(at, to) - from), 0);
}

/** Whether a unit works at this moment, and didn't only ask for a place. */
export function isAtWork(unit: UnitTrack | undefined): boolean {
  const last = unit?.stretches.at(-1);
  return last?.kind === "working" && last.proved === true && last.to === undefined;
}

type Told = Extract<RunEvent, { node: string }>;

function foldUnit(unit: UnitTrack, event: Told): UnitTrack {
  const { stretches } = unit;
  const last = stretches.at(-1);
  const open = last?.to === undefined ? last : undefined;
  switch (event.type) {
    case "unit.waiting": {
      const { reason, until, at } = event;
      const told = { kind: "waiting", reason, ...(until === undefined ? {} : { until }) } as const;
      // A wait that is told again is one wait; a unit that had only asked for a place hasn't worked yet.
      const waited = open && (open.kind === "waiting" || !open.proved);
      if (waited) return { ...unit, stretches: [...stretches.slice(0, -1), { ...told, from: open.from }] };
      return { ...unit, stretches: [...done(stretches, at), { ...told, from: at }] };
    }
    case "unit.started":
      return { ...unit, failed: false, stretches: [...done(stretches, event.at), { kind: "working", from: event.at }] };
    case "unit.progress":
    case "job.submitted":
      if (open?.kind === "working" && open.proved) return unit;
      if (open?.kind === "working")
        return { ...unit, stretches: [...stretches.slice(0, -1), { ...open, proved: true }] };
      return { ...unit, stretches: [...done(stretches, event.at), { kind: "working", from: event.at, proved: true }] };
    case "unit.cached":
      return { ...unit, failed: false, atOnce: { at: event.at, kind: "cached" }, stretches: done(stretches, event.at) };
    case "unit.failed":
      return { ...unit, failed: true, stretches: withWait(done(stretches, event.at), event) };
    case "unit.finished": {
      if (open?.kind === "working")
        return { ...unit, failed: false, stretches: withWait(done(stretches, event.at), event) };
      if (stretches.length === 0 && event.seconds < 0.02) return { ...unit, atOnce: { at: event.at, kind: "done" } };
      // The record of a past run tells no beginnings; how long it worked does.
      const from = Math.max(event.at - event.seconds * 1000, last?.to ?? open?.from ?? 0);
      const working = { kind: "working", from, to: event.at } as const;
      return { ...unit, failed: false, stretches: withWait([...done(stretches, from), working], event) };
    }
    case "unit.skipped":
    case "unit.parked":
      return { ...unit, stretches: done(stretches, event.at) };
    default:
      return unit;
  }
}

/** With what its end says that it waited, where nothing told of it while it went: in one piece, before its work. */
function withWait(
  stretches: readonly Stretch[],
  { waited }: Extract<Told, { type: "unit.finished" | "unit.failed" }>,
): readonly Stretch[] {
  const [first] = stretches;
  if (!waited || !first || stretches.some(({ kind }) => kind === "waiting")) return stretches;
  const from = first.from - waited.seconds * 1000;
  return [{ kind: "waiting", reason: waited.reason, from, to: first.from }, ...stretches];
}

function done(stretches: readonly Stretch[], at: number): readonly Stretch[] {
  const last = stretches.at(-1);
  return last && last.to === undefined ? [...stretches.slice(0, -1), { ...last, to: at }] : stretches;
}

function close(units: Map<string, UnitTrack>, at: number): void {
  for (const [place, unit] of units) {
    const stretches = done(unit.stretches, at);
    if (stretches !== unit.stretches) units.set(place, { ...unit, stretches });
  }
}

function opened(spans: Track["spans"], at: number): Track["spans"] {
  const last = spans.at(-1);
  return last && last.to === undefined ? spans : [...spans, { from: at }];
}

function ended(spans: Track["spans"], at: number): Track["spans"] {
  const last = spans.at(-1);
  return last && last.to === undefined ? [...spans.slice(0, -1), { ...last, to: at }] : spans;
}
