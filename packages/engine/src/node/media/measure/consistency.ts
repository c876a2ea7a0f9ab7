import { type Finding, mark, percent, seconds, unjudged } from "./finding.ts";
import type { Observations, Step } from "./observe.ts";
import { apart } from "./palette.ts";
import type { Judged } from "./quality.ts";
import { type Editing, steadySteps } from "./shots.ts";
import { median } from "./statistics.ts";
import { consistency as table, cost, detection, enough, trust } from "./thresholds.ts";

/** Judges whether things stay what they are: pops, incoherent motion and drifting colours inside each shot. */
export function judgeConsistency(seen: Observations, editing: Editing): Judged {
  const { looks } = seen;
  const steady = steadySteps(seen, editing);
  if (steady.flat().length < 2) return { score: unjudged("Too short, or nothing to be seen"), features: {} };

  const length = Math.max(1, looks.at(-1)!.seconds - looks[0]!.seconds);
  const pops = steady.flatMap(popsIn);
  const popping = pops.reduce((sum, { size }) => sum + Math.sqrt(size), 0) / Math.max(1, length / 4);
  const incoherence = median(steady.flat().map(({ news }) => news));
  const drift = Math.max(...steady.map(driftIn));
  const cuts = editing.shots.length - 1;
  const cutting = cuts / length;

  const when = pops.slice(0, 3).map(({ at }) => seconds(looks[at]!.seconds));
  const more = pops.length > when.length ? ` and ${pops.length - when.length} more times` : "";
  const findings: Finding[] = [
    { cost: cost(popping, table.pops), reason: `Something turns into something else at ${when.join(", ")}${more}` },
    {
      cost: cost(incoherence, table.incoherence),
      reason: `${percent(incoherence)} of the picture changes without following from the moment before`,
    },
    { cost: cost(drift, table.drift), reason: "The colours drift within a shot" },
    { cost: cost(cutting, table.cutting), reason: `${cuts} cuts or transitions in ${seconds(length)}` },
  ];
  const notes = cuts === 0 ? [] : [`${cuts + 1} shots, each judged by itself`];
  return {
    score: mark(findings, {
      flawless: "Subject and background stay what they are",
      confidence: trust.consistency * enough(looks.length),
      notes,
    }),
    features: { pops: popping, incoherence, drift, cuts },
  };
}

/** Steps where much more of the picture is new than just before and after. Motion is new all the time, a swap once. */
function popsIn(steps: readonly Step[]): { at: number; size: number }[] {
  const { pop } = detection;
  return steps.flatMap(({ to, lump }, i) => {
    const around = Math.max(steps[i - 1]?.lump ?? 0, steps[i + 1]?.lump ?? 0);
    const size = lump - around;
    return size > pop.size && lump > pop.above * around ? [{ at: to, size }] : [];
  });
}

/** How far the colours of the last quarter of a shot are from those of its first, beyond what travel brings with it. */
function driftIn(steps: readonly Step[]): number {
  if (steps.length < 4) return 0;
  const quarter = Math.floor(steps.length / 4);
  const travel = steps.reduce(
    (sum, { camera }) => sum + Math.abs(camera.pan) + Math.abs(camera.tilt) + Math.abs(camera.zoom),
    0,
  );
  const ways = steps
    .slice(-quarter)
    .flatMap((late) => steps.slice(0, quarter).map((early) => apart(early.palette, late.palette)));
  return Math.max(0, median(ways) - 6 - 60 * travel);
}
