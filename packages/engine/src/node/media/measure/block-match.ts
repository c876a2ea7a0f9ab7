import { shrink, type Plane } from "./picture.ts";

/** Where one block of the picture came from. Positions and ways in pixels of the analysed picture. */
export interface Vector {
  /** Centre of the block, from the centre of the picture. */
  readonly x: number;
  readonly y: number;
  /** Way of the content since the earlier frame, right and down positive. */
  readonly dx: number;
  readonly dy: number;
  /** Structure tensor per pixel: how much texture pins the way down in each direction. */
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
  /** Mean difference that the way leaves unexplained, in codes. */
  readonly rest: number;
  /** Mean deviation inside the block, in codes: what there was to explain. */
  readonly texture: number;
}

/** Side of a block in pixels. Vectors come row by row. */
export const BLOCK = 16;
/** Search reach at a quarter of the size: ± 4 × this many pixels. */
const REACH = 8;

interface Way {
  readonly dx: number;
  readonly dy: number;
}

/**
 * Matches blocks of 16 × 16 pixels from coarse to fine, then to a fraction of a pixel by one gradient step.
 * Brightness and contrast of the earlier frame are fitted to the later one first, so that flicker is not motion.
 */
export function matchBlocks(before: Plane, after: Plane): Vector[] {
  const earlier = levelled(before, after);
  const half = { before: shrink(earlier, 2), after: shrink(after, 2) };
  const quarter = { before: shrink(half.before, 2), after: shrink(half.after, 2) };
  const columns = Math.floor(after.width / BLOCK);
  const rows = Math.floor(after.height / BLOCK);
  const coarse = coarseWays(quarter.before, quarter.after);
  const vectors: Vector[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const candidates = nearby(coarse, column, row);
      const at8 = { x: column * 8, y: row * 8, size: 8 };
      const rough = refine(half.before, half.after, at8, best(half.before, half.after, at8, candidates), 1);
      const at16 = { x: column * BLOCK, y: row * BLOCK, size: BLOCK };
      const double = { dx: rough.dx * 2, dy: rough.dy * 2 };
      const start = best(earlier, after, at16, [double, { dx: 0, dy: 0 }]);
      vectors.push(subpixel(earlier, after, at16, refine(earlier, after, at16, start, 1)));
    }
  return vectors;
}

/** The earlier plane with the later one's mean and spread. */
function levelled(before: Plane, after: Plane): Plane {
  const a = spread(before.data);
  const b = spread(after.data);
  const gain = Math.min(3, Math.max(1 / 3, (b.deviation + 1) / (a.deviation + 1)));
  if (Math.abs(gain - 1) < 0.005 && Math.abs(a.mean - b.mean) < 0.25) return before;
  const table = Uint8ClampedArray.from({ length: 256 }, (_, code) => (code - a.mean) * gain + b.mean);
  return { ...before, data: before.data.map((code) => table[code]!) };
}

function spread(data: Uint8Array): { mean: number; deviation: number } {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i]!;
  const mean = sum / data.length;
  let apart = 0;
  for (let i = 0; i < data.length; i++) apart += Math.abs(data[i]! - mean);
  return { mean, deviation: apart / data.length };
}

interface Field {
  readonly columns: number;
  readonly rows: number;
  readonly ways: readonly Way[];
}

/** Full search on 8 × 8 blocks at a quarter of the size. */
function coarseWays(before: Plane, after: Plane): Field {
  const columns = Math.max(1, Math.floor(after.width / 8));
  const rows = Math.max(1, Math.floor(after.height / 8));
  const ways: Way[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      ways.push(refine(before, after, { x: column * 8, y: row * 8, size: 8 }, { dx: 0, dy: 0 }, REACH));
  return { columns, rows, ways };
}

/** Ways of the coarse blocks around a fine one, doubled for the middle size, and standing still. */
function nearby(field: Field, column: number, row: number): Way[] {
  const ways: Way[] = [{ dx: 0, dy: 0 }];
  const near = (index: number, last: number): number[] => {
    const own = Math.min(last, index >> 1);
    const other = index % 2 === 0 ? own - 1 : own + 1;
    return other >= 0 && other <= last ? [own, other] : [own];
  };
  for (const r of near(row, field.rows - 1))
    for (const c of near(column, field.columns - 1)) {
      const way = field.ways[r * field.columns + c];
      if (way !== undefined) ways.push({ dx: way.dx * 2, dy: way.dy * 2 });
    }
  return ways;
}

interface Block {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

function best(before: Plane, after: Plane, block: Block, ways: readonly Way[]): Way {
  let found: Way = { dx: 0, dy: 0 };
  let least = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    const cost = difference(before, after, block, way.dx, way.dy, least);
    if (cost < least) {
      least = cost;
      found = way;
    }
  }
  return found;
}

/** The best way within `reach` of a start. */
function refine(before: Plane, after: Plane, block: Block, start: Way, reach: number): Way {
  let found = start;
  let least = difference(before, after, block, start.dx, start.dy, Number.POSITIVE_INFINITY);
  for (let dy = start.dy - reach; dy <= start.dy + reach; dy++)
    for (let dx = start.dx - reach; dx <= start.dx + reach; dx++) {
      const cost = difference(before, after, block, dx, dy, least);
      if (cost < least) {
        least = cost;
        found = { dx, dy };
      }
    }
  return found;
}

/** Sum of absolute differences plus a little for the length of the way, so that flat blocks stand still. */
function difference(before: Plane, after: Plane, { x, y, size }: Block, dx: number, dy: number, limit: number): number {
  const fromX = x - dx;
  const fromY = y - dy;
  if (fromX < 0 || fromY < 0 || fromX + size > before.width || fromY + size > before.height)
    return Number.POSITIVE_INFINITY;
  let sum = (Math.abs(dx) + Math.abs(dy)) * size * 0.25;
  const a = before.data;
  const b = after.data;
  for (let row = 0; row < size; row++) {
    let at = (y + row) * after.width + x;
    let from = (fromY + row) * before.width + fromX;
    for (let i = 0; i < size; i++) sum += Math.abs(b[at++]! - a[from++]!);
    if (sum >= limit) return sum;
  }
  return sum;
}

/** One step of Lucas and Kanade from a whole-pixel way; also reads the block's texture. */
function subpixel(before: Plane, after: Plane, { x, y, size }: Block, way: Way): Vector {
  const a = before.data;
  const b = after.data;
  const width = after.width;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  let bx = 0;
  let by = 0;
  let sum = 0;
  let rest = 0;
  for (let row = y; row < y + size; row++)
    for (let column = x; column < x + size; column++) {
      const at = row * width + column;
      const from = at - way.dy * width - way.dx;
      const here = b[at]!;
      sum += here;
      const error = here - a[from]!;
      rest += Math.abs(error);
      const fromX = column - way.dx;
      const fromY = row - way.dy;
      const inside = column > 0 && row > 0 && column < width - 1 && row < after.height - 1;
      if (!inside || fromX < 1 || fromY < 1 || fromX > width - 2 || fromY > after.height - 2) continue;
      const gx = (b[at + 1]! - b[at - 1]! + a[from + 1]! - a[from - 1]!) / 4;
      const gy = (b[at + width]! - b[at - width]! + a[from + width]! - a[from - width]!) / 4;
      xx += gx * gx;
      xy += gx * gy;
      yy += gy * gy;
      bx += gx * error;
      by += gy * error;
    }
  const area = size * size;
  const mean = sum / area;
  let texture = 0;
  for (let row = y; row < y + size; row++)
    for (let at = row * width + x, end = at + size; at < end; at++) texture += Math.abs(b[at]! - mean);
  // A ridge of one code per pixel keeps flat blocks where they are.
  const ridge = area;
  const det = (xx + ridge) * (yy + ridge) - xy * xy;
  const within = (step: number): number => Math.max(-1, Math.min(1, step));
  return {
    x: x + size / 2 - width / 2,
    y: y + size / 2 - after.height / 2,
    dx: way.dx - within(((yy + ridge) * bx - xy * by) / det),
    dy: way.dy - within(((xx + ridge) * by - xy * bx) / det),
    xx: xx / area,
    xy: xy / area,
    yy: yy / area,
    rest: rest / area,
    texture: texture / area,
  };
}
