import type { Rgb } from "../../../../craft/colours.ts";
import type { Flora } from "../../../../craft/flora.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import { baked, type BakeOptions } from "../bake.ts";
import { css, mix, shade } from "../colour.ts";
import { lit } from "../light.ts";
import type { Part, Pen, World } from "../world.ts";
import { sunPlace } from "./sky.ts";

export type TreeKind = Flora;

/** Paints one tree with its foot at (x, y). `side` is where the light comes from: -1 left, 1 right. */
export function tree(
  pen: Pen,
  kind: TreeKind,
  { x, y, height, side }: { x: number; y: number; height: number; side: number },
  tones: { leaf: Rgb; light: Rgb; trunk: Rgb; snow?: Rgb | undefined },
  random: Random,
): void {
  if (kind === "conifer") return conifer(pen, x, y, height, side, tones, random);
  if (kind === "palm") return palm(pen, x, y, height, tones, random);
  if (kind === "bamboo") return bamboo(pen, x, y, height, tones, random);
  const crown = kind === "bare" ? 0 : 1;
  limb(
    pen,
    x,
    y,
    -Math.PI / 2 + random.between(-0.06, 0.06),
    height * (kind === "bare" ? 0.36 : 0.42),
    height * (kind === "birch" ? 0.03 : 0.05),
    kind === "bare" ? 6 : 2,
    tones.trunk,
    random,
  );
  if (crown === 0) return;
  const blobs = 16;
  for (const layer of [0, 1, 2])
    for (let i = 0; i < blobs; i++) {
      const angle = random.between(0, Math.PI * 2);
      const out = Math.sqrt(random()) * height * 0.28;
      const radius = height * random.between(0.07, 0.14) * (layer === 2 ? 0.7 : 1);
      const cx = x + Math.cos(angle) * out * (kind === "birch" ? 0.7 : 1.15) + side * layer * height * 0.025;
      const cy = y - height * 0.68 + Math.sin(angle) * out * 0.95 - layer * height * 0.035;
      pen.fillStyle = css(
        layer === 0 ? shade(tones.leaf, -0.28) : layer === 1 ? tones.leaf : mix(tones.leaf, tones.light, 0.6),
        layer === 2 ? 0.8 : 1,
      );
      leafBlob(pen, cx, cy, radius, random);
    }
}

/** A round tuft with a leafy edge. */
export function leafBlob(pen: Pen, x: number, y: number, radius: number, random: Random): void {
  pen.beginPath();
  const points = 11;
  for (let i = 0; i <= points; i++) {
    const angle = (i / points) * Math.PI * 2;
    const reach = radius * (i % 2 === 0 ? 1 : 0.82 + 0.1 * random());
    pen.lineTo(x + Math.cos(angle) * reach, y + Math.sin(angle) * reach * 0.86);
  }
  pen.fill();
}

function limb(
  pen: Pen,
  x: number,
  y: number,
  angle: number,
  length: number,
  width: number,
  depth: number,
  colour: Rgb,
  random: Random,
): void {
  const tx = x + Math.cos(angle) * length;
  const ty = y + Math.sin(angle) * length;
  const bend = random.between(-0.12, 0.12) * length;
  pen.strokeStyle = css(colour);
  pen.lineWidth = Math.max(0.5, width);
  pen.lineCap = "round";
  pen.beginPath();
  pen.moveTo(x, y);
  pen.quadraticCurveTo((x + tx) / 2 + bend, (y + ty) / 2, tx, ty);
  pen.stroke();
  if (depth <= 0) return;
  const shoots = depth > 4 ? 2 : 2 + random.below(2);
  for (let i = 0; i < shoots; i++)
    limb(
      pen,
      tx,
      ty,
      angle + (i - (shoots - 1) / 2) * random.between(0.5, 0.95) + random.between(-0.16, 0.16),
      length * random.between(0.6, 0.78),
      width * 0.66,
      depth - 1,
      colour,
      random,
    );
}

function conifer(
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

function palm(
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

function bamboo(
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

/** Colours of foliage at a depth, by kind and season. */
export function foliage(world: World, kind: TreeKind, depth: number, random: Random) {
  const { light, scene } = world;
  const snowy = scene.weather.includes("snow");
  const autumn = scene.weather.includes("leaves");
  const greens: Readonly<Record<TreeKind, Rgb>> = {
    conifer: [44, 78, 62],
    broadleaf: [72, 110, 56],
    birch: [122, 148, 66],
    bare: [72, 62, 56],
    palm: [66, 112, 60],
    bamboo: [104, 146, 72],
    blossom: [240, 176, 196],
  };
  let leaf = greens[kind];
  if (autumn && kind !== "conifer")
    leaf = random.pick([
      [204, 110, 40],
      [188, 72, 40],
      [220, 160, 60],
    ]);
  leaf = mix(
    leaf,
    random.pick([
      [90, 120, 50],
      [40, 90, 80],
      [110, 110, 50],
    ]),
    kind === "blossom" ? 0.05 : 0.2,
  );
  return {
    leaf: lit(light, leaf, depth, -0.15),
    light: lit(light, mix(leaf, light.key, 0.35), depth, 0.9),
    trunk: lit(light, kind === "birch" ? [214, 210, 200] : [82, 62, 50], depth, -0.25),
    snow: snowy && kind === "conifer" ? lit(light, [244, 248, 255], depth, 0.3) : undefined,
  };
}

/** A stand of trees right across the picture at a depth, sparse (0) to closed (1). */
export function treeline(
  world: World,
  name: string,
  depth: number,
  shape: { kind: TreeKind; height: number; density: number; clear?: readonly [number, number] },
  options: BakeOptions = {},
): Part {
  const { stage } = world;
  const random = world.random(name);
  const foot = stage.ground / depth;
  const high = (shape.height * stage.unit) / depth;
  const side = sunPlace(world).x < 0 ? -1 : 1;
  return baked(
    world,
    depth,
    (pen, area) => {
      const gap = (high * 0.42) / Math.max(0.05, shape.density);
      for (let x = area.left - high * 0.3; x < area.right + high * 0.3; x += gap * random.between(0.5, 1.5)) {
        const tones = foliage(world, shape.kind, depth, random);
        const [from, to] = shape.clear ?? [0, 0];
        const height = high * random.between(0.68, 1.15);
        const drop = (random.between(-0.04, 0.1) * stage.ground) / depth;
        if (x > from && x < to) continue;
        tree(pen, shape.kind, { x, y: foot + drop, height, side }, tones, random);
      }
    },
    { top: foot - high * 1.3, bottom: foot + (stage.ground * 0.2) / depth + 4, ...options },
  );
}
