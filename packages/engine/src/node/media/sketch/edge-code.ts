import type { Size } from "../../../host.ts";

/**
 * The edge code: the rule of the slate is dashed, and its dashes spell the seed of the composition, as the key code
 * on the edge of a film names its reel. A take that starts from such a frame can so go on in the same scenery.
 */
const cells = 40;
/** Spread small seeds over all dashes; `unfactor` undoes `factor` modulo 2^32. */
const salt = 0x5bd1e995;
const factor = 0x85ebca6b;
const unfactor = 0xa5cb9243;

/** Where the rule lies in a frame of a size, in pixels; even, so that it owns its colour samples. */
export function ruleOf({ width, height }: Size): { left: number; cell: number; top: number; thick: number } {
  const short = Math.min(width, height);
  const margin = Math.round((short * 0.03) / 2) * 2;
  const text = Math.ceil(Math.max(8, Math.round(short * 0.0205)) * 1.3);
  const thick = Math.max(2, Math.round(short / 540) * 2);
  return {
    left: margin,
    cell: (width - margin * 2) / cells,
    top: (height - margin - text - Math.round(short * 0.014)) & ~1,
    thick,
  };
}

/** The dashes of a seed, 32 bits and a check sum of 8. */
export function dashesOf(seed: number): boolean[] {
  const value = Math.imul(seed ^ salt, factor) >>> 0;
  const check = checkOf(value);
  return Array.from({ length: cells }, (_, i) => ((i < 32 ? value >>> (31 - i) : check >>> (39 - i)) & 1) === 1);
}

function checkOf(value: number): number {
  let sum = 0xa5;
  for (let shift = 24; shift >= 0; shift -= 8) sum = (Math.imul(sum ^ ((value >>> shift) & 255), 167) + 13) & 255;
  return sum;
}

/** The seed in the rule of a picture, or undefined where there is none. `lumaAt` gives brightness, 0 to 255. */
export function readEdgeCode(size: Size, lumaAt: (x: number, y: number) => number): number | undefined {
  const { left, cell, top, thick } = ruleOf(size);
  const levels = Array.from({ length: cells }, (_, i) => {
    let sum = 0;
    let count = 0;
    for (let x = Math.ceil(left + cell * (i + 0.3)); x < left + cell * (i + 0.7); x++)
      for (let y = top; y < top + thick; y++, count++) sum += lumaAt(x, y);
    return count === 0 ? 0 : sum / count;
  });
  // The ground under the rule changes from left to right: each cell is compared with its own surroundings.
  const low = Math.min(...levels);
  const high = Math.max(...levels);
  if (high - low < 24) return undefined;
  const bits = levels.map((level, i) => {
    const near = levels.slice(Math.max(0, i - 6), i + 7);
    const [dark, bright] = [Math.min(...near), Math.max(...near)];
    return bright - dark < 24 ? level > (low + high) / 2 : level > (dark + bright) / 2;
  });
  // On paper the dashes are dark.
  return decode(bits) ?? decode(bits.map((bit) => !bit));
}

function decode(bits: readonly boolean[]): number | undefined {
  let value = 0;
  for (let i = 0; i < 32; i++) value = (value << 1) | (bits[i] ? 1 : 0);
  let check = 0;
  for (let i = 32; i < cells; i++) check = (check << 1) | (bits[i] ? 1 : 0);
  return check === checkOf(value >>> 0) ? (Math.imul(value, unfactor) ^ salt) >>> 0 : undefined;
}
