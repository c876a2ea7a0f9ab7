import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Size } from "../../../host.ts";
import { font, type Weight } from "../fonts.ts";
import { wrap } from "./wrap.ts";

/** Lines of one style, ready to be drawn; all measures in pixels. */
export interface Block {
  readonly lines: readonly string[];
  readonly font: string;
  readonly spacing: string;
  readonly size: number;
  readonly lineHeight: number;
  readonly width: number;
}

/** A title and what stands under it. */
export interface Setting {
  readonly title: Block;
  readonly below: Block | undefined;
  /** Space between the two. */
  readonly gap: number;
}

const titleStyle = { weight: 600, tracking: -0.018, leading: 1.16 } as const;
const belowStyle = { weight: 400, tracking: 0.05, leading: 1.5 } as const;

/**
 * Sets a text for a frame: its first line is the title, the others stand below, smaller. The title is as large as `size`
 * (pixels) allows and gets smaller until everything fits into `room`; what stands below is at least `smallest`. Where even
 * the smallest is too wide, words are broken.
 */
export function typeset(
  context: SKRSContext2D,
  text: string,
  { size, smallest, room }: { size: number; smallest: number; room: Size },
): Setting {
  const [first = "", ...others] = text.trim().split(/\s*\n\s*/u);
  const least = size * 0.35;
  for (let now = size; ; now *= 0.94) {
    const last = now <= least;
    const title = block(context, first, now, room.width, titleStyle, last);
    const small = Math.max(now * 0.36, smallest);
    const below =
      others.length > 0 ? block(context, others.join("\n"), small, room.width, belowStyle, last) : undefined;
    const gap = now * 0.62;
    const height = heightOf(title) + (below ? gap + heightOf(below) : 0);
    const fits =
      title.lines.length <= 3 && Math.max(title.width, below?.width ?? 0) <= room.width && height <= room.height;
    if (fits || last) return { title, below, gap };
  }
}

export function heightOf({ lines, lineHeight }: Block): number {
  return lines.length * lineHeight;
}

function block(
  context: SKRSContext2D,
  text: string,
  size: number,
  room: number,
  style: { weight: Weight; tracking: number; leading: number },
  inWords: boolean,
): Block {
  const pixels = Math.round(size);
  const chosen = font(style.weight, pixels);
  const spacing = `${(pixels * style.tracking).toFixed(2)}px`;
  context.font = chosen;
  context.letterSpacing = spacing;
  const measure = (line: string) => context.measureText(line).width;
  const lines = text.split("\n").flatMap((line) => wrap(line, room, measure, inWords));
  const width = Math.max(0, ...lines.map(measure));
  return { lines, font: chosen, spacing, size: pixels, lineHeight: Math.round(pixels * style.leading), width };
}
