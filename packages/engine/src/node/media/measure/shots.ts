import { alike } from "./cells.ts";
import { darknessOf } from "./fades.ts";
import type { Observations, Step } from "./observe.ts";
import { detection } from "./thresholds.ts";
import { transitionsOf } from "./transitions.ts";

/** A stretch of frames: the number of its first and of the one after its last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What the editing of a clip looks like. */
export interface Editing {
  /** Parted by cuts, transitions and fades. */
  readonly shots: readonly Span[];
  /** Frames that aren't judged by what they show, as flags: black ones, fades and transitions. */
  readonly veiled: readonly boolean[];
  /** Frames that are black by mistake, as flags. */
  readonly stray: readonly boolean[];
}

/** Finds the shots of a clip, and what is black. */
export function editingOf(seen: Observations): Editing {
  const { looks } = seen;
  const { black, fades } = darknessOf(looks);
  const soft = joined([...fades, ...transitionsOf(seen)]);
  const veiled = [...black];
  for (const { from, to } of soft) veiled.fill(true, from, to);
  const inner = soft.filter(({ from, to }) => from > 0 && to < looks.length);
  const borders = [...inner.map(({ from, to }) => Math.floor((from + to) / 2)), ...cutsOf(seen, veiled)];
  const starts = [0, ...borders.toSorted((a, b) => a - b)];
  return {
    shots: starts.map((from, i) => ({ from, to: starts[i + 1] ?? looks.length })),
    veiled,
    stray: black.map((flag, n) => flag && !fades.some(({ from, to }) => n >= from && n < to)),
  };
}

/** Overlapping spans as one. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && span.from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}

/** Numbers of the frames at which the picture is replaced at once. */
function cutsOf({ looks, steps }: Observations, veiled: readonly boolean[]): number[] {
  const { cut } = detection;
  const broken = looks.map((look, n) =>
    n === 0 || veiled[n] || veiled[n - 1] ? 0 : 1 - alike(look.cells, looks[n - 1]!.cells),
  );
  return steps.flatMap(({ from, to, news }, i) => {
    const around = Math.max(steps[i - 1]?.news ?? 0, steps[i + 1]?.news ?? 0);
    if (news < cut.news || news < cut.above * around) return [];
    let at = from + 1;
    for (let n = at; n <= to; n++) if (broken[n]! > broken[at]!) at = n;
    if (veiled[at] || veiled[at - 1]) return [];
    const wobble = Math.max(...[-2, -1, 1, 2].map((offset) => broken[at + offset] ?? 0));
    const breaks = broken[at]! > cut.broken && broken[at]! > cut.brokenAbove * wobble;
    return news > cut.all || breaks ? [at] : [];
  });
}

/** The steps that can be judged, by shot. */
export function steadySteps({ steps }: Observations, { shots, veiled }: Editing): Step[][] {
  return shots.map((shot) =>
    steps.filter(({ from, to }) => from >= shot.from && to < shot.to && !veiled.slice(from, to + 1).includes(true)),
  );
}
