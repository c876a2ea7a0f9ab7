import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, multiply, shade } from "../colour.ts";
import { soilDepth } from "../figures/seed-in-earth.ts";
import type { Area } from "../plane.ts";
import type { Part, Pen, World } from "../world.ts";
import { bedBackdrop } from "./bed-backdrop.ts";
import { blades } from "./blades.ts";
import { heapOf } from "./flower-bed.ts";
import { glow } from "./sky.ts";

/** Where the surface of earth that is cut open lies, from the vanishing point. */
export const surfaceOf = ({ stage, framing }: World): number => stage.ground - framing.subjectHeight * soilDepth;

/** Earth cut open before the lens, with stones and roots and light round what lies in it; above it the garden. */
export function earthSection(world: World): Part[] {
  const { stage } = world;
  const surface = surfaceOf(world);
  return [
    ...bedBackdrop(world),
    blades(
      world,
      2.4,
      { foot: surface + 4, high: 0.24, many: 170 },
      { bottom: surface + 12, blur: stage.unit * 0.006 },
    ),
    blades(world, 1.06, { foot: surface + 4, high: 0.14, many: 130, clear: 0.1 }, { bottom: surface + 12, blur: 0 }),
    baked(world, 1.01, (pen, area) => cut(world, pen, area, surface), { top: surface - stage.unit * 0.06, blur: 0 }),
  ];
}

const humus: Rgb = [74, 50, 36];
const clay: Rgb = [150, 104, 68];

function cut(world: World, pen: Pen, area: Area, surface: number): void {
  const { stage, light, framing } = world;
  const { unit } = stage;
  const random = world.random("earth");
  const edge = heapOf(world, surface);
  // The cut faces the lens, which brings its own light: it is never as dark as the ground at that hour.
  const tint = mix(light.ambient, [255, 244, 228], light.dark ? 0.35 : 0.6);
  const earth = (colour: Rgb, by = 0) => shade(multiply(colour, tint), by);
  const outline = () => {
    pen.beginPath();
    for (let x = area.left; x <= area.right + 4; x += 4) pen.lineTo(x, edge(x) + unit * 0.004 * Math.sin(x * 1.7));
  };
  const fill = pen.createLinearGradient(0, surface, 0, surface + unit * 0.72);
  fill.addColorStop(0, css(earth(humus, 0.04)));
  fill.addColorStop(0.2, css(earth(mix(humus, clay, 0.35))));
  fill.addColorStop(0.55, css(earth(mix(humus, clay, 0.7), -0.1)));
  fill.addColorStop(1, css(earth(humus, -0.35)));
  pen.save();
  outline();
  pen.lineTo(area.right + 4, area.bottom);
  pen.lineTo(area.left, area.bottom);
  pen.closePath();
  pen.fillStyle = fill;
  pen.fill();
  pen.clip();
  grains(pen, area, surface, unit, random, earth);
  pebbles(pen, { x: framing.subjectX, y: stage.ground }, area, surface, unit, random, earth);
  rootlets(pen, area, edge, unit, random, earth);
  const [x, y] = [framing.subjectX, stage.ground];
  pen.globalCompositeOperation = "soft-light";
  glow(pen, x, y - unit * 0.02, unit * 0.46, [255, 226, 170], 1);
  glow(pen, x, y - unit * 0.02, unit * 0.28, [255, 236, 196], 1);
  pen.globalCompositeOperation = "source-over";
  glow(pen, x, y - unit * 0.02, unit * 0.42, [255, 206, 130], 0.3);
  // A hollow, so that the seed stands out.
  glow(pen, x, y + unit * 0.01, framing.subjectHeight * 0.34, earth(humus, -0.55), 1);
  pen.restore();
  pen.strokeStyle = css(mix(earth(clay, 0.1), light.key, 0.55), 0.75);
  pen.lineWidth = Math.max(1, unit * 0.006);
  outline();
  pen.stroke();
}

type Earth = (colour: Rgb, by?: number) => Rgb;
type Chance = ReturnType<World["random"]>;

function grains(pen: Pen, area: Area, surface: number, unit: number, random: Chance, earth: Earth): void {
  for (let i = 0; i < 1500; i++) {
    const size = unit * random.between(0.002, 0.01);
    pen.fillStyle = css(earth(mix(humus, clay, random()), random.between(-0.4, 0.28)), 0.6);
    pen.beginPath();
    pen.ellipse(
      random.between(area.left, area.right),
      random.between(surface, area.bottom),
      size,
      size * random.between(0.5, 1),
      random.between(0, 3),
      0,
      7,
    );
    pen.fill();
  }
}

function pebbles(
  pen: Pen,
  at: { x: number; y: number },
  area: Area,
  surface: number,
  unit: number,
  random: Chance,
  earth: Earth,
): void {
  for (let i = 0; i < 34; i++) {
    const [x, y] = [random.between(area.left, area.right), surface + unit * (0.07 + 0.6 * random() ** 0.8)];
    if (Math.hypot(x - at.x, y - at.y) < unit * 0.17) continue;
    const [size, flat, turn] = [
      unit * random.between(0.012, 0.042),
      random.between(0.6, 0.85),
      random.between(-0.6, 0.6),
    ];
    const stone: Rgb = random.pick([
      [168, 156, 142],
      [142, 128, 120],
      [186, 164, 134],
    ]);
    for (const [dx, dy, share, by] of [
      [0.12, 0.2, 1.08, -0.6],
      [0, 0, 1, -0.12],
      [-0.16, -0.22, 0.66, 0.14],
    ] as const) {
      pen.fillStyle = css(earth(stone, by), by < -0.5 ? 0.5 : 0.95);
      pen.beginPath();
      pen.ellipse(x + dx * size, y + dy * size * flat, size * share, size * flat * share, turn, 0, 7);
      pen.fill();
    }
  }
}

/** Roots of the grass above, which thin out as they go down. */
function rootlets(pen: Pen, area: Area, edge: (x: number) => number, unit: number, random: Chance, earth: Earth): void {
  pen.lineCap = "round";
  for (let i = 0; i < 46; i++) {
    let x = random.between(area.left, area.right);
    let y = edge(x);
    let way = random.between(1.1, 2);
    const long = random.between(0.08, 0.3) * (random.chance(0.2) ? 1.6 : 1);
    pen.strokeStyle = css(earth([204, 178, 136], random.between(-0.25, 0.05)), 0.75);
    for (let k = 0; k < 9; k++) {
      pen.lineWidth = unit * 0.0055 * (1 - k / 10);
      pen.beginPath();
      pen.moveTo(x, y);
      way += random.between(-0.35, 0.35) + (1.57 - way) * 0.15;
      x += (Math.cos(way) * long * unit) / 9;
      y += (Math.sin(way) * long * unit) / 9;
      pen.lineTo(x, y);
      pen.stroke();
    }
  }
}
