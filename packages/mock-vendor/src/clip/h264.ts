import { Bits } from "./bits.ts";

/** A picture of flat squares of 16 by 16 pixels, row by row; limited range, BT.709. */
export interface Mosaic {
  readonly columns: number;
  readonly rows: number;
  readonly y: Uint8Array;
  readonly cb: Uint8Array;
  readonly cr: Uint8Array;
}

export interface Parameters {
  /** Even numbers of pixels. */
  readonly width: number;
  readonly height: number;
  readonly fps: number;
}

/** The quantiser of every block. At 24 one level of a luma DC is 5/8 of a step of the picture, of a chroma DC 5/4. */
const qp = 24;

/** Sequence parameter set: constrained baseline, every picture an IDR picture. */
export function sequence({ width, height, fps }: Parameters): Uint8Array {
  const columns = Math.ceil(width / 16);
  const rows = Math.ceil(height / 16);
  const bits = new Bits();
  bits.put(66, 8).put(0b1100_0000, 8).put(51, 8).ue(0);
  // 4 bits of frame number; order of output is order of decoding; one reference; no gaps.
  bits.ue(0).ue(2).ue(1).put(0, 1);
  bits.ue(columns - 1).ue(rows - 1);
  bits.put(0b11, 2);
  bits
    .put(1, 1)
    .ue(0)
    .ue((columns * 16 - width) / 2);
  bits.ue(0).ue((rows * 16 - height) / 2);
  // Usability information: square pixels, BT.709 in limited range, the frame rate.
  bits.put(1, 1).put(1, 1).put(1, 8).put(0, 1);
  bits.put(1, 1).put(5, 3).put(0, 1).put(1, 1).put(1, 8).put(1, 8).put(1, 8);
  bits
    .put(0, 1)
    .put(1, 1)
    .put(1000, 32)
    .put(Math.round(fps * 2000), 32)
    .put(1, 1);
  bits.put(0, 4);
  return bits.nal(0x67);
}

/** Picture parameter set: CAVLC, and slices may turn the deblocking filter off. */
export function picture(): Uint8Array {
  const bits = new Bits();
  bits.ue(0).ue(0).put(0, 2).ue(0).ue(0).ue(0).put(0, 3);
  bits
    .se(qp - 26)
    .se(0)
    .se(0)
    .put(0b100, 3);
  return bits.nal(0x68);
}

/** One frame. `number` counts frames: neighbours must differ in their id. */
export function frame(mosaic: Mosaic, number: number): Uint8Array {
  const bits = new Bits();
  bits
    .ue(0)
    .ue(7)
    .ue(0)
    .put(0, 4)
    .ue(number % 2)
    .put(0, 2)
    .se(0)
    .ue(1);
  const { columns, rows } = mosaic;
  // What the decoder has: the row above, and the square to the left.
  const above = [new Int16Array(columns), new Int16Array(columns), new Int16Array(columns)] as const;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) square(bits, mosaic, above, row, column);
  }
  return bits.nal(0x65);
}

type Planes = readonly [Int16Array, Int16Array, Int16Array];

/**
 * A macroblock that copies its left neighbour (in the first column: the upper) and shifts it by DC coefficients. `shown`
 * holds the newest square of every column: to the left it is of this row, from here on of the row above.
 */
function square(bits: Bits, { columns, y, cb, cr }: Mosaic, shown: Planes, row: number, column: number): void {
  const at = row * columns + column;
  const from = column > 0 ? column - 1 : 0;
  const none = row === 0 && column === 0;
  const was = (plane: Int16Array) => (none ? 128 : (plane[from] ?? 128));
  const [oldY, oldCb, oldCr] = [was(shown[0]), was(shown[1]), was(shown[2])];
  const levelY = Math.round(((y[at] ?? 0) - oldY) / 0.625);
  const levelCb = Math.round(((cb[at] ?? 0) - oldCb) / 1.25);
  const levelCr = Math.round(((cr[at] ?? 0) - oldCr) / 1.25);
  shown[0][column] = oldY + ((40 * levelY + 32) >> 6);
  shown[1][column] = oldCb + ((80 * levelCb + 32) >> 6);
  shown[2][column] = oldCr + ((80 * levelCr + 32) >> 6);

  // Prediction of luma: 0 vertical, 1 horizontal, 2 mean (128 where there is nothing). Of chroma: 2, 1, 0.
  const luma = none ? 2 : column > 0 ? 1 : 0;
  const coloured = levelCb !== 0 || levelCr !== 0;
  bits
    .ue(1 + luma + (coloured ? 4 : 0))
    .ue(2 - luma)
    .se(0);
  dc(bits, levelY, lumaTokens);
  if (!coloured) return;
  dc(bits, levelCb, chromaTokens);
  dc(bits, levelCr, chromaTokens);
}

/** Codes for no coefficient, for a single one of ±1, and for a single larger one: value and length. */
type Tokens = readonly [readonly [number, number], readonly [number, number], readonly [number, number]];
const lumaTokens: Tokens = [
  [0b1, 1],
  [0b01, 2],
  [0b000101, 6],
];
const chromaTokens: Tokens = [
  [0b01, 2],
  [0b1, 1],
  [0b000111, 6],
];

/** A block with at most one coefficient, its first. */
function dc(bits: Bits, level: number, [none, one, many]: Tokens): void {
  if (level === 0) return void bits.put(...none);
  if (level === 1 || level === -1) return void bits.put(...one).put(level < 0 ? 0b11 : 0b01, 2);
  bits.put(...many);
  // A level of ±1 can't stand here, so the codes begin at ±2.
  const code = 2 * Math.abs(level) - (level < 0 ? 1 : 2) - 2;
  if (code < 14) bits.put(1, code + 1);
  else if (code < 30) bits.put(1, 15).put(code - 14, 4);
  else bits.put(1, 16).put(code - 30, 12);
  // No zeros before it.
  bits.put(1, 1);
}
