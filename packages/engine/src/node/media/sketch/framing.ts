import type { Lens } from "../../../craft/lenses.ts";
import type { Setting } from "../../../craft/settings.ts";
import type { Size } from "../../../host.ts";
import { cast } from "../../../models/sketch/cast.ts";
import type { Random } from "../../../models/sketch/random.ts";
import type { Scene, Subject } from "../../../models/sketch/scene.ts";
import type { Stage } from "./stage.ts";

/** The stage of a scene together with how the main subject is framed. */
export interface Framing {
  readonly stage: Stage;
  /** Height of the main subject at depth 1, in pixels. */
  readonly subjectHeight: number;
  /** Rest place of the main subject's foot (or middle, in the air), from the vanishing point. */
  readonly subjectX: number;
  /** How much larger than in a medium shot near things are. */
  readonly closeness: number;
  /** Blur of what is far out of focus, in pixels. */
  readonly softness: number;
}

/** Height of a standing person in shares of the frame. */
const heights: Readonly<Record<Lens, number>> = {
  "extreme-wide": 0.17,
  wide: 0.32,
  medium: 0.56,
  close: 1.02,
  macro: 1.3,
};
const closeness: Readonly<Record<Lens, number>> = {
  "extreme-wide": 0.55,
  wide: 0.78,
  medium: 1,
  close: 1.45,
  macro: 2.2,
};
const softness: Readonly<Record<Lens, number>> = {
  "extreme-wide": 0,
  wide: 0,
  medium: 0.0016,
  close: 0.0085,
  macro: 0.014,
};

/** Size against a person in the same shot: what is broad gets less height, what is small comes near. */
const kindShare: Readonly<Record<string, number>> = {
  ground: 1,
  water: 1,
  air: 0.46,
  under: 0.62,
  table: 0.62,
  sky: 0.4,
};

/**
 * Frames a scene: the horizon, the ground and the main subject's size and place, by lens and seed. `aspect` is that of
 * the picture inside the frame, where the style leaves bars above and below.
 */
export function frame(scene: Scene, size: Size, aspect: number | undefined, random: Random): Framing {
  const { width } = size;
  const height = aspect !== undefined && barred(size, aspect) ? width / aspect : size.height;
  const top = (size.height - height) / 2;
  const unit = Math.min(height, width * 0.78);
  const main = scene.subjects.find(({ kind }) => cast[kind].place !== "sky");
  const side = random.chance(0.5) ? 1 : -1;
  const herd = main !== undefined && main.count > 2 && cast[main.kind].aspect > 1 ? 0.66 : 1;
  const subjectHeight = herd * unit * (main ? shareOf(main, scene.lens, width / unit) : heights[scene.lens]);
  const close = main !== undefined && (scene.lens === "close" || scene.lens === "macro");
  const third = close ? random.between(0.04, 0.13) : random.between(0.11, 0.19);
  const crowded = scene.subjects.length > 1 ? 0.75 : 1;
  const low = scene.lens === "extreme-wide" ? 0.66 : (lines[scene.setting] ?? 0.57);
  const horizon = Math.round(top + height * (low + random.between(-0.035, 0.035)));
  const place = main ? cast[main.kind].place : "ground";
  const foot = main?.buried ? 0.68 : place === "table" ? 0.83 : place === "ground" || place === "water" ? 0.88 : 0.86;
  // A close shot lets feet leave the frame and keeps the head in it; things are shown whole.
  const whole = main !== undefined && !cast[main.kind].alive;
  const standing = whole
    ? height * foot
    : Math.max(height * foot, Math.min(height * 1.55, height * 0.16 + subjectHeight));
  return {
    stage: {
      ...size,
      unit,
      centre: width / 2,
      horizon,
      headroom: horizon - top,
      ground: Math.max(height * 0.14, top + standing - horizon),
    },
    subjectHeight,
    subjectX: side * third * width * crowded,
    closeness: closeness[scene.lens],
    softness: softness[scene.lens] * unit,
  };
}

/** Where the horizon lies, in shares of the height from above; elsewhere a little below the middle. */
const lines: Partial<Record<Setting, number>> = {
  mountain: 0.62,
  city: 0.68,
  sky: 0.78,
  space: 0.6,
  forest: 0.6,
  interior: 0.6,
  street: 0.56,
};

/** Whether a picture of this aspect gets bars in a frame: not in upright or nearly square ones. */
export function barred({ width, height }: Size, aspect: number): boolean {
  return width / height > 1.5 && aspect > (width / height) * 1.01;
}

function shareOf({ kind, action }: Subject, lens: Lens, wide: number): number {
  const { aspect, place, height, alive } = cast[kind];
  // It stands before one until it has left the ground.
  if (kind === "rocket" && action === "rise") return 0.6;
  if (cast[kind].far) return Math.min(aspect > 1.5 ? 0.5 : 0.8, (0.95 * wide) / aspect);
  const grand = place === "air" || height <= 3 ? 1 : kind === "church" ? 1.75 : 1.3;
  const small = place === "ground" && height < 1 ? 0.72 : 1;
  const share = heights[lens] * (kindShare[place] ?? 1) * grand * small;
  const close = lens === "macro" || lens === "close";
  return Math.min(share, ((close ? 0.62 : 0.46) * wide) / aspect, !alive ? 0.74 : close ? 1.1 : 0.82);
}
