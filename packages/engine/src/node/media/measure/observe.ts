import { activeArea, common, crop } from "./active-area.ts";
import { addSteps, emptyProfile, gridOf, type Grid, type StepProfile } from "./blocks.ts";
import { matchBlocks } from "./block-match.ts";
import { fitCamera, type CameraStep } from "./camera-fit.ts";
import { cellsOf, type Cells } from "./cells.ts";
import { changeOf, type Change } from "./change.ts";
import { detailOf, type Detail } from "./detail.ts";
import { newsOf } from "./news.ts";
import { paletteOf, type Palette } from "./palette.ts";
import { type Picture, pictureOf, type Plane, type Planes, shrink, shrinkFactor } from "./picture.ts";
import { tonesOf, type Tones } from "./tones.ts";

/** A decoded frame in I420 (8 bits, video range). */
export interface Frame {
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** What was seen in one frame. */
export interface Look {
  readonly seconds: number;
  readonly tones: Tones;
  readonly cells: Cells;
  /** Against the frame before; absent for the first. */
  readonly change?: Change;
}

/** What happened between two frames about an eighth of a second apart. */
export interface Step {
  /** Numbers of the two frames. */
  readonly from: number;
  readonly to: number;
  readonly palette: Palette;
  readonly camera: CameraStep;
  /** Share of the picture that nothing in the earlier frame explains, 0 to 1. */
  readonly news: number;
  /** Share of the largest connected part of that. */
  readonly lump: number;
}

/** Everything that the judge keeps of a clip. Small: no pixels. */
export interface Observations {
  readonly looks: readonly Look[];
  readonly steps: readonly Step[];
  /** Two or three a second. */
  readonly details: readonly (Detail & { readonly at: number })[];
  readonly grid: Grid;
}

/** Length in seconds of a step, and between looks at fine detail. */
const STEP = 1 / 8;
const DETAIL = 0.4;
/** Longer side of the picture in which motion and light are measured; height of that for fine detail. */
const SMALL = 320;
const FINE = 540;

/** Watches a clip once, from its first frame to its last. */
export async function observe(frames: AsyncIterable<Frame> | Iterable<Frame>): Promise<Observations> {
  const looks: Look[] = [];
  const steps: Step[] = [];
  const details: (Detail & { at: number })[] = [];
  let profile: StepProfile | undefined;
  let before: { picture: Picture; small: Planes } | undefined;
  let mark: { small: Planes; index: number; seconds: number } | undefined;
  let nextDetail = 0;

  for await (const frame of frames) {
    const { seconds } = frame;
    const index = looks.length;
    const picture = pictureOf(frame);
    const small = smaller(picture);
    const change = before === undefined ? {} : { change: changeOf(before.small.luma, small.luma) };
    looks.push({ seconds, tones: tonesOf(small.luma), cells: cellsOf(small), ...change });

    mark ??= { small, index, seconds };
    if (seconds - mark.seconds >= STEP * 0.8) {
      steps.push(stepOf(mark.small, small, mark.index, index));
      mark = { small, index, seconds };
    }
    // Noise is told from texture by the frame before.
    if (before !== undefined && seconds >= nextDetail) {
      details.push({ at: index, ...detailOf(fine(picture.luma), fine(before.picture.luma)) });
      addSteps((profile ??= emptyProfile(frame)), picture.luma);
      nextDetail += DETAIL;
    }
    before = { picture, small };
  }
  return { looks, steps, details, grid: profile === undefined ? { step: 0, period: 8 } : gridOf(profile) };
}

/** Chroma is half as large, and shrinks by the same factor. */
function smaller({ luma, u, v }: Picture): Planes {
  const factor = shrinkFactor(Math.max(luma.width, luma.height), SMALL);
  return { luma: shrink(luma, factor), u: shrink(u, factor), v: shrink(v, factor) };
}

function fine(luma: Plane): Plane {
  return shrink(luma, shrinkFactor(Math.min(luma.width, luma.height), FINE));
}

function stepOf(earlier: Planes, later: Planes, from: number, to: number): Step {
  const area = common(activeArea(earlier.luma), activeArea(later.luma));
  const [before, after] = [crop(earlier, area), crop(later, area)];
  const vectors = matchBlocks(before.luma, after.luma);
  const camera = fitCamera(vectors, after.luma.width);
  return { from, to, palette: paletteOf(after), camera, ...newsOf(vectors, camera, before, after) };
}
