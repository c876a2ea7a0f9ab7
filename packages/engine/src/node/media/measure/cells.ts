import type { Plane, Planes } from "./picture.ts";

/** The picture as a coarse grid, in codes 0–255: enough to tell light, colour and rough structure. */
export interface Cells {
  readonly luma: Float32Array;
  readonly u: Float32Array;
  readonly v: Float32Array;
}

const SIDE = 12;

/** Number of cells in the grid. */
export const cellCount = SIDE * SIDE;

/** Mean luma and chroma of each cell. */
export function cellsOf(picture: Planes): Cells {
  return { luma: means(picture.luma), u: means(picture.u), v: means(picture.v) };
}

function means({ width, height, data }: Plane): Float32Array {
  const sums = new Float32Array(cellCount);
  const columns = new Uint8Array(width);
  for (let x = 0; x < width; x++) columns[x] = Math.floor((x * SIDE) / width);
  const perColumn = new Uint32Array(SIDE);
  for (const column of columns) perColumn[column]!++;
  // A picture narrower than the grid leaves columns empty.
  perColumn.forEach((count, column) => (perColumn[column] = Math.max(1, count)));
  for (let row = 0; row < SIDE; row++) {
    const from = Math.floor((row * height) / SIDE);
    const to = Math.max(from + 1, Math.floor(((row + 1) * height) / SIDE));
    for (let y = from; y < to && y < height; y++)
      for (let x = 0, at = y * width; x < width; x++, at++) sums[row * SIDE + columns[x]!]! += data[at]!;
    for (let column = 0; column < SIDE; column++) sums[row * SIDE + column]! /= perColumn[column]! * (to - from);
  }
  return sums;
}

/** How alike two grids are in structure, whatever their brightness and contrast: correlation of luma, -1 to 1. */
export function alike(a: Cells, b: Cells): number {
  let sumA = 0;
  let sumB = 0;
  for (let i = 0; i < cellCount; i++) {
    sumA += a.luma[i]!;
    sumB += b.luma[i]!;
  }
  let both = 0;
  let onlyA = 0;
  let onlyB = 0;
  for (let i = 0; i < cellCount; i++) {
    const x = a.luma[i]! - sumA / cellCount;
    const y = b.luma[i]! - sumB / cellCount;
    both += x * y;
    onlyA += x * x;
    onlyB += y * y;
  }
  // Two levels of spread a cell stand for "nothing to see": flat pictures are alike.
  const floor = 4 * cellCount;
  return (both + floor) / Math.sqrt((onlyA + floor) * (onlyB + floor));
}
