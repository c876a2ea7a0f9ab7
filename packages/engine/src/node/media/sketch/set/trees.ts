import type { Rgb } from "../../../../craft/colours.ts";
import type { Flora } from "../../../../craft/flora.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import { css, mix, shade } from "../colour.ts";
import type { Pen } from "../world.ts";
import { conifer, palm, bamboo } from "./tree-kinds.ts";

/** The kinds of trees that can be drawn. */
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
    kind === "bare" ? 6 : 1,
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
