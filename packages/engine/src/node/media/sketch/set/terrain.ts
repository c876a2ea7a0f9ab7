import type { Rgb } from "../../../../craft/colours.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import { baked, type BakeOptions } from "../bake.ts";
import { css, mix, shade } from "../colour.ts";
import { hazeAt, lit } from "../light.ts";
import { noiseLine, ruggedLine } from "../noise.ts";
import type { Part, Pen, World } from "../world.ts";
import { sunPlace } from "./sky.ts";

/** A hill line right across the picture, filled down to the ground with colour that sinks into haze. */
export function hills(
  world: World,
  name: string,
  depth: number,
  shape: { height: number; rough: number; width: number; colour: Rgb; octaves?: number; deep?: boolean },
  options: BakeOptions = {},
): Part {
  const { stage, light } = world;
  const line = ruggedLine(world.random(name), shape.octaves ?? 4, shape.rough);
  const foot = stage.ground / depth;
  const high = shape.height * stage.unit;
  const top = (x: number) => foot - high * (0.55 + 0.45 * line(x / (shape.width * stage.unit)));
  return baked(
    world,
    depth,
    (pen, area) => {
      const path = new Array<[number, number]>();
      for (let x = area.left; x <= area.right + 4; x += 4) path.push([x, top(x)]);
      const colour = lit(light, shape.colour, depth, 0.1);
      const gradient = pen.createLinearGradient(0, foot - high, 0, foot + stage.ground * 0.3);
      gradient.addColorStop(0, css(mix(colour, light.key, 0.1 * light.strength)));
      gradient.addColorStop(1, css(mix(colour, light.haze, 0.35 * Math.min(1, hazeAt(light, depth) + 0.4))));
      pen.fillStyle = gradient;
      fillDown(pen, path, shape.deep ? area.bottom : foot + 2);
    },
    { top: foot - high * 1.05, ...(shape.deep ? {} : { bottom: foot + 3 }), ...options },
  );
}

function fillDown(pen: Pen, line: readonly (readonly [number, number])[], bottom: number): void {
  pen.beginPath();
  for (const [x, y] of line) pen.lineTo(x, y);
  pen.lineTo(line.at(-1)?.[0] ?? 0, bottom);
  pen.lineTo(line[0]?.[0] ?? 0, bottom);
  pen.fill();
}

/** A range of mountains with a sunlit and a shaded face at each peak, snow where it is high, and mist at the foot. */
export function mountains(
  world: World,
  name: string,
  depth: number,
  shape: { height: number; spacing: number; colour: Rgb; snow: number },
): Part {
  const { stage, light } = world;
  const random = world.random(name);
  const foot = stage.ground / depth + stage.unit * 0.01;
  const high = shape.height * stage.unit;
  const broad = noiseLine(random);
  const middle = noiseLine(random);
  const fine = ruggedLine(random, 3, 0.6);
  const scale = stage.unit * shape.spacing;
  // Noise folded at zero makes sharp peaks and round saddles.
  const top = (x: number) => {
    const t = x / scale;
    const fold = (1 - Math.abs(broad(t * 0.9))) ** 1.6 * 0.72 + (1 - Math.abs(middle(t * 2.3))) * 0.2;
    return foot - high * Math.max(0.12, fold + 0.09 * fine(t * 5) - 0.04 * Math.abs(fine(t * 17)));
  };
  return baked(
    world,
    depth,
    (pen, area) => {
      const step = Math.max(2, stage.unit * 0.005);
      const line: [number, number][] = [];
      for (let x = area.left - step; x <= area.right + step; x += step) line.push([x, top(x)]);
      pen.fillStyle = css(lit(light, shape.colour, depth, 0.6));
      fillDown(pen, line, foot + 2);
      pen.save();
      pen.globalCompositeOperation = "source-atop";
      for (const face of facesOf(line, sunPlace(world).x, foot, random))
        paintFace(world, pen, face, depth, shape, random, high, foot);
      const mist = pen.createLinearGradient(0, foot - high * 0.5, 0, foot + 2);
      mist.addColorStop(0, css(light.haze, 0));
      mist.addColorStop(0.6, css(light.haze, 0.25 + 0.3 * light.thickness));
      mist.addColorStop(1, css(light.haze, 0.5 + 0.5 * light.thickness));
      pen.fillStyle = mist;
      pen.fillRect(area.left, foot - high, area.right - area.left, high * 2);
      pen.restore();
    },
    { top: foot - high * 1.1, bottom: foot + 3 },
  );
}

type Point = readonly [x: number, y: number];

interface Face {
  /** The ridge from the peak down to the saddle on the side away from the sun. */
  readonly ridge: readonly Point[];
  /** The spine that parts light from shadow, from the peak down to the foot. */
  readonly spine: readonly Point[];
  readonly side: 1 | -1;
}

/** The shaded faces of a ridge line: one for each peak worth the name. */
function facesOf(line: readonly Point[], sunX: number, foot: number, random: Random): Face[] {
  const faces: Face[] = [];
  const reach = 7;
  for (let i = reach; i < line.length - reach; i++) {
    const [x, y] = line[i] ?? [0, 0];
    const around = line.slice(i - reach, i + reach + 1);
    if (around.some(([, other]) => other < y) || around.every(([, other]) => other === y)) continue;
    const side = sunX > x ? -1 : 1;
    const ridge: Point[] = [];
    for (let j = i, low = y; j >= 0 && j < line.length; j += side) {
      const point = line[j] ?? [x, y];
      if (point[1] < low - (foot - y) * 0.06) break;
      low = Math.max(low, point[1]);
      ridge.push(point);
    }
    const tall = foot - y;
    let drift = 0;
    const spine: Point[] = Array.from({ length: 12 }, (_, k) => {
      drift += k === 0 ? 0 : (random() - 0.42) * tall * 0.11 * -side * (k % 2 === 0 ? -0.55 : 1);
      return [x + drift, y + (tall * k) / 11];
    });
    faces.push({ ridge, spine, side });
  }
  return faces;
}

function paintFace(
  { light }: World,
  pen: Pen,
  { ridge, spine, side }: Face,
  depth: number,
  { colour, snow }: { colour: Rgb; snow: number },
  random: Random,
  high: number,
  foot: number,
): void {
  const [x, y] = spine[0] ?? [0, 0];
  const [ex, ey] = ridge.at(-1) ?? [x, y];
  const tall = foot - y;
  const dark = lit(light, colour, depth, -0.6);
  const region = (points: readonly Point[], fill: Rgb, alpha = 1) => {
    pen.fillStyle = css(fill, alpha);
    pen.beginPath();
    for (const [px, py] of points) pen.lineTo(px, py);
    pen.fill();
  };
  const shadow: Point[] = [
    ...ridge,
    [ex + side * tall * 0.12, Math.min(foot, ey + tall * 0.4)],
    [ex - side * tall * 0.1, foot],
    ...spine.toReversed(),
  ];
  if (snow > 0 && tall > high * 0.5) {
    // Snow lies on both faces down to a ragged line.
    const line = y + tall * snow;
    const ragged: Point[] = [];
    const from = x - tall * 0.75;
    for (let k = 0; k <= 22; k++)
      ragged.push([
        from + (tall * 1.5 * k) / 22,
        line + tall * (k % 2 === 0 ? random.between(-0.1, 0) : random.between(0.02, 0.16)),
      ]);
    region(
      [[from, y - high], ...ragged, [from + tall * 1.5, y - high]],
      lit(light, [250, 251, 255], depth, 0.85),
      0.94,
    );
    region(shadow, dark, 0.35);
    pen.save();
    pen.beginPath();
    for (const [px, py] of shadow) pen.lineTo(px, py);
    pen.clip();
    region([[from, line + tall * 0.04], ...ragged, [from + tall * 1.5, foot], [from, foot]], dark);
    region([[from, y - high], ...ragged, [from + tall * 1.5, y - high]], lit(light, [196, 212, 240], depth, -0.3), 0.9);
    pen.restore();
  } else region(shadow, dark);
  // Ribs run down from the spine into the light.
  for (let k = 2; k < spine.length - 2; k += 1) {
    const [px, py] = spine[k] ?? [x, y];
    const reach = tall * random.between(0.05, 0.15);
    region(
      [
        [px, py],
        [px - side * reach * 0.8, py + reach * 1.1],
        [px - side * reach * 0.1, py + reach * 1.5],
      ],
      shade(dark, -0.05),
      0.5,
    );
  }
}
