import type { Look, Observations } from "./observe.ts";
import { median } from "./statistics.ts";
import type { Shot } from "./shots.ts";

/** How a clip moves from frame to frame. */
export interface Movement {
  /** Share of the frames that repeat the one before in a row too long for a slow frame rate. */
  readonly still: number;
  /** The part of it that sets in or ends at once, as motion that comes to rest does not. */
  readonly frozen: number;
  /** Number of the frame where the longest frozen stretch begins. */
  readonly frozenFrom?: number;
  readonly frozenFrames: number;
  /** Unevenness of the change from frame to frame: 0 even, about 2 when every second frame is doubled. */
  readonly stutter: number;
}

/** Shortest standstill, in seconds, that is one. */
const SHORTEST = 0.25;

export function movementOf({ looks }: Observations, shots: readonly Shot[], black: readonly boolean[]): Movement {
  const still = looks.map((look, n) => !black[n] && isStill(look));
  const pace = median(looks.filter((look, n) => look.change !== undefined && !still[n] && !black[n]).map(amount));
  const fps = looks.length > 1 ? (looks.length - 1) / (looks.at(-1)!.seconds - looks[0]!.seconds) : 1;
  let stillFrames = 0;
  let frozenFrames = 0;
  let longest = { from: 0, length: 0 };
  for (const run of runs(still)) {
    if (run.length < Math.max(3, SHORTEST * fps)) continue;
    stillFrames += run.length;
    const end = run.from + run.length;
    const beside = [...looks.slice(Math.max(0, run.from - 3), run.from), ...looks.slice(end, end + 3)];
    if (!beside.some((look) => amount(look) > pace / 2)) continue;
    frozenFrames += run.length;
    if (run.length > longest.length) longest = run;
  }
  const all = Math.max(1, looks.length - 1 - black.filter(Boolean).length);
  return {
    still: Math.min(1, stillFrames / all),
    frozen: Math.min(1, frozenFrames / all),
    ...(longest.length > 0 ? { frozenFrom: longest.from } : {}),
    frozenFrames,
    stutter: stutterOf(looks, shots, still, black),
  };
}

/** The same picture again, but for what coding adds. */
function isStill({ change }: Look): boolean {
  return change !== undefined && change.amount < 0.15 && change.share < 0.001;
}

function amount({ change }: Look): number {
  return change?.amount ?? 0;
}

function runs(flags: readonly boolean[]): { from: number; length: number }[] {
  const found: { from: number; length: number }[] = [];
  flags.forEach((flag, n) => {
    if (!flag) return;
    const last = found.at(-1);
    if (last !== undefined && last.from + last.length === n) last.length++;
    else found.push({ from: n, length: 1 });
  });
  return found;
}

/** Each frame's change against the mean of its neighbours'. Long standstills, cuts and black frames are left out. */
function stutterOf(
  looks: readonly Look[],
  shots: readonly Shot[],
  still: readonly boolean[],
  black: readonly boolean[],
): number {
  let uneven = 0;
  let total = 0;
  let count = 0;
  for (const { from, to } of shots)
    for (let n = from + 2; n < to - 1; n++) {
      if (black[n - 1] || black[n] || black[n + 1]) continue;
      if (still[n] && (still[n - 1] || still[n + 1])) continue;
      const here = amount(looks[n]!);
      uneven += Math.abs(here - (amount(looks[n - 1]!) + amount(looks[n + 1]!)) / 2);
      total += here;
      count++;
    }
  // Half a code of change is what coding leaves; with less motion than that, unevenness can't be seen.
  return total === 0 ? 0 : (uneven / total) * Math.min(1, total / count / 0.5);
}
