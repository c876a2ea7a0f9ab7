import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { pixelsOf } from "./pixels.ts";

/** A part of a picture, in its pixels. */
export interface Island {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
}

/** Side of the squares that islands are made of. */
const step = 8;

/**
 * The columns of a picture that hold anything, cut to their height. Most planes are largely empty, and empty pixels cost
 * as much as others. Cuts run through empty pixels only, so that they never show.
 */
export function islandsOf(picture: Canvas): Island[] {
  const { width, height } = picture;
  const squares = squaresOf(picture);
  const { columns, rows } = squares;
  const islands: Island[] = [];
  let open: { from: number; top: number; bottom: number } | undefined;
  for (let column = 0; column <= columns; column++) {
    const [top, bottom] = column < columns ? extent(squares, column) : [rows, 0];
    if (bottom > 0)
      open = {
        from: open?.from ?? column,
        top: Math.min(open?.top ?? top, top),
        bottom: Math.max(open?.bottom ?? 0, bottom),
      };
    else if (open !== undefined) {
      const [x, y] = [open.from * step, open.top * step];
      const wide = Math.min(width, column * step) - x;
      islands.push({ x, y, wide, high: Math.min(height, open.bottom * step) - y });
      open = undefined;
    }
  }
  return islands;
}

/** The rows of a column that hold anything: first, and after the last (0 if there is none). */
function extent({ columns, rows, filled }: Squares, column: number): readonly [number, number] {
  let [top, bottom] = [rows, 0];
  for (let row = 0; row < rows; row++) {
    if (filled[row * columns + column] === 0) continue;
    top = Math.min(top, row);
    bottom = row + 1;
  }
  return [top, bottom];
}

interface Squares {
  readonly columns: number;
  readonly rows: number;
  readonly filled: Int32Array;
}

/**
 * Which squares of a picture hold anything (not 0). The picture is drawn at the squares' size once for each pixel that a
 * square has, so that none is missed: its own pixels, copied, would take many times the memory.
 */
function squaresOf(picture: Canvas): Squares {
  const [columns, rows] = [Math.ceil(picture.width / step), Math.ceil(picture.height / step)];
  const canvas = createCanvas(columns, rows);
  const pen = canvas.getContext("2d");
  pen.imageSmoothingEnabled = false;
  pen.scale(1 / step, 1 / step);
  // To the middle of each pixel, where rounding can't miss it.
  for (let y = 0.5; y < step; y++) for (let x = 0.5; x < step; x++) pen.drawImage(picture, step / 2 - x, step / 2 - y);
  return { columns, rows, filled: pixelsOf(canvas) };
}
