import type { Look, Observations } from "./observe.ts";
import type { Editing } from "./shots.ts";
import { median } from "./statistics.ts";
import { detection } from "./thresholds.ts";

/** How much of a clip stands still. */
export interface Standstill {
  /** Share of the frames that repeat the one before in a row too long for a slow frame rate. */
  readonly still: number;
  /** The part of it that sets in or ends at once, as motion that comes to rest does not. */
  readonly frozen: number;
  /** Number of the frame where the longest frozen stretch begins. */
  readonly frozenFrom?: number;
  readonly frozenFrames: number;
}

/** Finds standstills inside shots. A shot that never moves, such as a card with a title, is still and not frozen. */
export function standstillOf({ looks }: Observations, { shots, veiled }: Editing): Standstill {
  const still = looks.map((look, n) => !veiled[n] && isStill(look));
  const pace = median(looks.filter((look, n) => look.change !== undefined && !still[n] && !veiled[n]).map(amount));
  const fps = (looks.length - 1) / (looks.at(-1)!.seconds - looks[0]!.seconds);
  let stillFrames = 0;
  let frozenFrames = 0;
  let longest = { from: 0, length: 0 };
  for (const { from, to } of shots) {
    // The change of a shot's first frame is the cut.
    for (const run of runs(still, from + 1, to)) {
      if (run.length < Math.max(3, detection.still.shortest * fps)) continue;
      stillFrames += run.length;
      const before = looks.slice(Math.max(from + 1, run.from - 3), run.from);
      const after = looks.slice(run.from + run.length, Math.min(to, run.from + run.length + 3));
      if (![...before, ...after].some((look) => amount(look) > pace / 2)) continue;
      frozenFrames += run.length;
      if (run.length > longest.length) longest = run;
    }
  }
  const all = Math.max(1, looks.length - shots.length - veiled.filter(Boolean).length);
  return {
    still: Math.min(1, stillFrames / all),
    frozen: Math.min(1, frozenFrames / all),
    ...(longest.length > 0 ? { frozenFrom: longest.from } : {}),
    frozenFrames,
  };
}

/** The same picture again, but for what coding adds. */
export function isStill({ change }: Look): boolean {
  return change !== undefined && change.amount < detection.still.codes && change.share < detection.still.share;
}

function amount({ change }: Look): number {
  return change?.amount ?? 0;
}

/** Unbroken rows of set flags from one number up to, not including, another. */
function runs(flags: readonly boolean[], from: number, to: number): { from: number; length: number }[] {
  const found: { from: number; length: number }[] = [];
  for (let n = from; n < to; n++) {
    if (!flags[n]) continue;
    const last = found.at(-1);
    if (last !== undefined && last.from + last.length === n) last.length++;
    else found.push({ from: n, length: 1 });
  }
  return found;
}
