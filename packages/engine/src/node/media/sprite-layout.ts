import type { Video } from "../../ports/values.ts";
import { fitSize } from "./size.ts";

/** How pictures of a clip stand in one file, row by row, from its beginning to its end. */
export interface SpriteLayout {
  readonly columns: number;
  readonly rows: number;
  readonly count: number;
  /** Pixels of one picture. */
  readonly width: number;
  readonly height: number;
  /** Seconds from one picture to the next; the first is at 0. */
  readonly interval: number;
}

const most = 60;
const columns = 10;
/** Seconds; closer together nobody tells them apart while moving the pointer over a card. */
const closest = 0.2;
const side = 160;

/** Follows from the clip alone, so that it can be told before the file is made. */
export function spriteLayout({ seconds, frames, width, height }: Video): SpriteLayout {
  const count = Math.max(1, Math.min(most, frames, Math.ceil(seconds / closest)));
  const size = fitSize({ width, height }, { width: side, height: side });
  const interval = Math.floor((seconds / count) * 1000) / 1000;
  return { columns: Math.min(columns, count), rows: Math.ceil(count / columns), count, ...size, interval };
}
