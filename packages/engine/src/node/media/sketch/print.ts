import type { Size } from "../../../host.ts";
import { develop, type Exposure, type Finish } from "./develop.ts";
import { developPixels } from "./develop-pixels.ts";
import { dissolve } from "./dissolve.ts";
import { slate, type SlateArt } from "./slate.ts";

/** How the frames of a take are printed: plain data, so that another thread can do it. */
export interface PrintOrder {
  readonly size: Size;
  /** Side of the squares that drawn pixels become, and the size of the drawing. */
  readonly grid: number;
  readonly drawn: Size;
  readonly finish: Finish;
  readonly slate: SlateArt;
  /** Rows of the frame that a first frame fills. */
  readonly firstRows: number;
}

/** A frame as it was drawn. */
export interface Negative {
  readonly n: number;
  /** RGBA, of the size of the drawing. The memory may be used again when the next frame is drawn. */
  readonly pixels: Int32Array;
  readonly exposure: Exposure;
  /** What is still seen of the first frame: RGBA of the film's size, and its weight in 256ths. */
  readonly first?: { readonly pixels: Int32Array; readonly weight: number } | undefined;
}

/** Prints a frame as film: planes Y, U, V (I420, BT.709, limited range), graded and slated. */
export function print(order: PrintOrder, { n, pixels, exposure, first }: Negative, film: Uint8Array): void {
  const { size, grid, drawn, finish, firstRows } = order;
  if (grid === 1) develop(pixels, size, finish, exposure, film);
  else developPixels(pixels, drawn, size, grid, finish, film);
  if (first) dissolve(first.pixels, size, firstRows, first.weight, film);
  slate(film, size, order.slate, n);
}
