import type { Size } from "../../../host.ts";

/**
 * The edge code: the rule of the slate is dashed, and its dashes spell the seed of the composition, as the key code
 * on the edge of a film names its reel. A take that starts from such a frame can so go on in the same scenery.
 */
const cells = 48;
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

/** The dashes of a seed: 32 bits and a check sum of 16. */
export function dashesOf(seed: number): boolean[] {
  const value = Math.imul(seed ^ salt, factor) >>> 0;
  return [...bitsOf(value, 32), ...bitsOf(checkOf(value), cells - 32)];
}

function bitsOf(value: number, count: number): boolean[] {
  return Array.from({ length: count }, (_, i) => ((value >>> (count - 1 - i)) & 1) === 1);
}

/** CRC-16 (CCITT). */
function checkOf(value: number): number {
  let sum = 0xffff;
  for (const bit of bitsOf(value, 32)) sum = ((sum << 1) ^ ((sum >>> 15) ^ Number(bit) ? 0x1021 : 0)) & 0xffff;
  return sum;
}

/** How the rule is laid on a picture. Dashes stand off by a fixed step, so that they can be told without knowing more. */
export const ruleInk = {
  /** On pictures: share of the light that the ground keeps, and what a dash adds. */
  light: { keeps: 0.74, adds: 54 },
  /** On paper: the darkest that the ground and the lightest that a dash may be, above black. */
  paper: { ground: 176, dash: 110 },
};

/** The seed in the rule of a picture, or undefined where there is none. `lumaAt` gives film brightness, 16 to 235. */
export function readEdgeCode(size: Size, lumaAt: (x: number, y: number) => number): number | undefined {
  const { left, cell, top, thick } = ruleOf(size);
  const mean = (index: number, from: number, rows: number) => {
    let sum = 0;
    let count = 0;
    for (let x = Math.ceil(left + cell * (index + 0.3)); x < left + cell * (index + 0.7); x++)
      for (let y = from; y < from + rows; y++, count++) sum += lumaAt(x, y) - 16;
    return count === 0 ? 0 : sum / count;
  };
  const { light, paper } = ruleInk;
  const rule = Array.from({ length: cells }, (_, index) => {
    const level = mean(index, top, thick);
    // What the ground is like is seen right above the rule.
    return {
      onPicture: level - mean(index, top - 3, 2) * light.keeps - light.adds / 2,
      onPaper: (paper.ground + paper.dash) / 2 - level,
    };
  });
  return decode(rule.map(({ onPicture }) => onPicture)) ?? decode(rule.map(({ onPaper }) => onPaper));
}

/** How many dashes may be read wrongly, and among how many of the faintest they are looked for. */
const mended = { most: 3, among: 10 };

/** The seed that dashes spell; the farther a value is from 0, the surer is its dash. Wrong ones are mended. */
function decode(values: readonly number[]): number | undefined {
  const bits = values.map((value) => value > 0);
  const doubtful = values
    .map((value, index) => ({ index, sure: Math.abs(value) }))
    .toSorted((a, b) => a.sure - b.sure)
    .slice(0, mended.among)
    .map(({ index }) => index);
  const attempt = (from: number, left: number): number | undefined => {
    const seed = spelled(bits);
    if (seed !== undefined || left === 0) return seed;
    for (let i = from; i < doubtful.length; i++) {
      const index = doubtful[i] ?? 0;
      bits[index] = !bits[index];
      const found = attempt(i + 1, left - 1);
      if (found !== undefined) return found;
      bits[index] = !bits[index];
    }
    return undefined;
  };
  return attempt(0, mended.most);
}

function spelled(bits: readonly boolean[]): number | undefined {
  const number = (part: readonly boolean[]) => part.reduce((sum, bit) => ((sum << 1) | Number(bit)) >>> 0, 0);
  const value = number(bits.slice(0, 32));
  return number(bits.slice(32)) === checkOf(value) ? (Math.imul(value, unfactor) ^ salt) >>> 0 : undefined;
}
