import { alike } from "./cells.ts";
import type { Look, Observations } from "./observe.ts";

/** A stretch of frames without a cut: numbers of its first frame and of the one after its last. */
export interface Shot {
  readonly from: number;
  readonly to: number;
}

/** What the editing of a clip looks like. */
export interface Editing {
  readonly shots: readonly Shot[];
  /** Frames that show nothing, as flags; fades are counted apart. */
  readonly black: readonly boolean[];
}

/** Finds hard cuts, where the picture is replaced at once, and frames without a picture. */
export function editingOf({ looks, steps }: Observations): Editing {
  const black = looks.map(isBlack);
  const broken = looks.map((look, n) =>
    n === 0 || black[n] || black[n - 1] ? 0 : 1 - alike(look.cells, looks[n - 1]!.cells),
  );
  const cuts = steps.flatMap(({ from, to, news }, i) => {
    const around = Math.max(steps[i - 1]?.news ?? 0, steps[i + 1]?.news ?? 0);
    if (news < REPLACED || news < 2.5 * around) return [];
    let at = from + 1;
    for (let n = at; n <= to; n++) if (broken[n]! > broken[at]!) at = n;
    const wobble = Math.max(...[-2, -1, 1, 2].map((offset) => broken[at + offset] ?? 0));
    return news > ALL || (broken[at]! > 0.2 && broken[at]! > 3 * wobble) ? [at] : [];
  });
  const borders = [0, ...cuts.filter((at) => !black[at] && !black[at - 1]), looks.length];
  return { shots: borders.slice(1).map((to, i) => ({ from: borders[i]!, to })), black };
}

/** Share of the picture that must be news for a cut; from `ALL` on, that alone decides. */
const REPLACED = 0.2;
const ALL = 0.6;

/** Nothing brighter than a dark grey, and no contrast. */
function isBlack({ tones }: Look): boolean {
  return tones.brightest < 0.08 && tones.brightest - tones.darkest < 0.05;
}
