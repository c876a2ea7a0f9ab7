import type { Rgb } from "../../../../craft/colours.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import { css, mix, shade } from "../colour.ts";
import type { Pen } from "../world.ts";

/** A fir with a bright and a shaded side, under snow in winter. */
export function conifer(
  pen: Pen,
  x: number,
  y: number,
  height: number,
  side: number,
  tones: { leaf: Rgb; light: Rgb; trunk: Rgb; snow?: Rgb | undefined },
  random: Random,
): void {
  const half = height * random.between(0.17, 0.23);
  pen.fillStyle = css(tones.trunk);
  pen.fillRect(x - height * 0.016, y - height * 0.16, height * 0.032, height * 0.16);
  const tiers = 8;
  const edge = (lean: number) => {
    const points: [number, number][] = [[x, y - height]];
    for (let i = 1; i <= tiers; i++) {
      const t = i / tiers;
      const out = half * t ** 0.85 * random.between(0.82, 1.12);
      const low = y - height * (1 - t * 0.9);
      points.push([x + lean * out, low], [x + lean * out * 0.52, low - height * 0.025]);
    }
    return points;
  };
  const fill = (points: readonly [number, number][], colour: Rgb) => {
    pen.fillStyle = css(colour);
    pen.beginPath();
    for (const [px, py] of points) pen.lineTo(px, py);
    pen.lineTo(x, y - height * 0.09);
    pen.fill();
  };
  const left = edge(-1);
  const right = edge(1);
  fill(left, side < 0 ? mix(tones.leaf, tones.light, 0.4) : shade(tones.leaf, -0.12));
  fill(right, side > 0 ? mix(tones.leaf, tones.light, 0.4) : shade(tones.leaf, -0.12));
  if (tones.snow === undefined) return;
  pen.fillStyle = css(tones.snow, 0.92);
  for (const points of [left, right])
    for (let i = 1; i < points.length - 1; i += 2) {
      const [px, py] = points[i] ?? [x, y];
      pen.beginPath();
      pen.moveTo(px, py);
      pen.quadraticCurveTo(x + (px - x) * 0.6, py - height * 0.055, x + (px - x) * 0.22, py - height * 0.075);
      pen.quadraticCurveTo(x + (px - x) * 0.6, py - height * 0.02, px, py);
      pen.fill();
    }
}

/** A palm that leans. */
export function palm(
  pen: Pen,
  x: number,
  y: number,
  height: number,
  { leaf, light, trunk }: { leaf: Rgb; light: Rgb; trunk: Rgb },
  random: Random,
): void {
  const lean = random.between(-0.22, 0.22) * height;
  const tx = x + lean;
  const ty = y - height * 0.86;
  pen.strokeStyle = css(trunk);
  pen.lineCap = "round";
  pen.lineWidth = height * 0.03;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.quadraticCurveTo(x + lean * 0.15, y - height * 0.5, tx, ty);
  pen.stroke();
  const fronds = 11;
  for (let i = 0; i < fronds; i++) {
    const angle = -Math.PI * (i / (fronds - 1)) + random.between(-0.14, 0.14);
    const reach = height * random.between(0.3, 0.42);
    const ex = tx + Math.cos(angle) * reach;
    const ey = ty + Math.sin(angle) * reach * 0.55 + reach * 0.42;
    const cx = tx + Math.cos(angle) * reach * 0.55;
    const cy = ty + Math.sin(angle) * reach * 0.75;
    pen.fillStyle = css(i % 3 === 0 ? mix(leaf, light, 0.45) : leaf);
    pen.beginPath();
    pen.moveTo(tx, ty);
    pen.quadraticCurveTo(cx, cy - height * 0.03, ex, ey);
    pen.quadraticCurveTo(cx, cy + height * 0.05, tx, ty + height * 0.012);
    pen.fill();
  }
}

/** A stalk of bamboo. */
export function bamboo(
  pen: Pen,
  x: number,
  y: number,
  height: number,
  { leaf, light, trunk }: { leaf: Rgb; light: Rgb; trunk: Rgb },
  random: Random,
): void {
  const wide = height * 0.022;
  const lean = random.between(-0.05, 0.05) * height;
  const joints = 9;
  for (let i = 0; i < joints; i++) {
    const t = i / joints;
    const nx = x + lean * t;
    const ny = y - height * t;
    pen.fillStyle = css(mix(mix(trunk, leaf, 0.7), light, i % 2 === 0 ? 0.15 : 0.28));
    pen.fillRect(nx - wide / 2, ny - height / joints + 1, wide, height / joints - 1.5);
  }
  pen.fillStyle = css(mix(leaf, light, 0.3));
  for (let i = 0; i < 26; i++) {
    const t = random.between(0.45, 1);
    const bx = x + lean * t;
    const by = y - height * t;
    const angle = random.between(-0.3, 1.1);
    const way = random.chance(0.5) ? 1 : -1;
    const reach = height * random.between(0.05, 0.11);
    pen.beginPath();
    pen.moveTo(bx, by);
    pen.quadraticCurveTo(bx + way * reach * 0.5, by + reach * 0.1 * angle, bx + way * reach, by + reach * angle * 0.6);
    pen.quadraticCurveTo(bx + way * reach * 0.4, by + reach * 0.3 * angle + reach * 0.08, bx, by);
    pen.fill();
  }
}
