import { BLOCK, type Vector } from "./block-match.ts";
import type { CameraStep } from "./camera-fit.ts";
import { largest } from "./lump.ts";
import type { Plane, Planes } from "./picture.ts";
import { quantile } from "./statistics.ts";
import { detection } from "./thresholds.ts";

/**
 * The share of the picture that is news, and of its largest connected part. A block is news when matching leaves most
 * of its texture unexplained, visibly and above the noise, or its colour; what the camera brings into view is not.
 */
export function newsOf(
  vectors: readonly Vector[],
  camera: CameraStep,
  before: Planes,
  after: Planes,
): { news: number; lump: number } {
  const { codes, texture, colour } = detection.news;
  const { width, height } = after.luma;
  const noise = quantile(
    vectors.map(({ rest }) => rest),
    0.15,
  );
  const isNew = vectors.map((vector) => {
    const fromX = vector.x * (1 - camera.zoom) + camera.pan * width;
    const fromY = vector.y * (1 - camera.zoom) - camera.tilt * width;
    if (Math.abs(fromX) > width / 2 - 8 || Math.abs(fromY) > height / 2 - 8) return false;
    const unexplained = vector.rest > codes + 2 * noise && vector.rest > texture * (vector.texture + 4);
    return unexplained || recoloured(vector, before, after) > colour;
  });
  const blocks = Math.max(1, isNew.length);
  return {
    news: isNew.filter(Boolean).length / blocks,
    lump: largest(isNew, Math.floor(width / BLOCK)) / blocks,
  };
}

/** How far the colour of a block changed on its way, in codes. */
function recoloured({ x, y, dx, dy }: Vector, before: Planes, after: Planes): number {
  const left = Math.round((x + after.luma.width / 2) / 2);
  const top = Math.round((y + after.luma.height / 2) / 2);
  const way = { x: Math.round(dx / 2), y: Math.round(dy / 2) };
  const change = (plane: "u" | "v"): number =>
    patch(after[plane], left, top) - patch(before[plane], left - way.x, top - way.y);
  return Math.max(Math.abs(change("u")), Math.abs(change("v")));
}

/** Mean of the chroma of a block, given its middle. */
function patch({ width, height, data }: Plane, x: number, y: number): number {
  let sum = 0;
  for (let row = y - 3; row <= y + 3; row += 2)
    for (let column = x - 3; column <= x + 3; column += 2)
      sum += data[Math.min(height - 1, Math.max(0, row)) * width + Math.min(width - 1, Math.max(0, column))]!;
  return sum / 16;
}
