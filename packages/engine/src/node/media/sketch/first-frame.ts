import { createCanvas } from "@napi-rs/canvas";
import type { Size } from "../../../host.ts";
import { loadPicture } from "../picture.ts";
import { ruleOf, readEdgeCode } from "./edge-code.ts";
import { pixelsOf } from "./pixels.ts";
import type { View } from "./stage.ts";

/** The picture that a take starts from. */
export interface FirstFrame {
  /** The seed of the scenery in it, when it is a sketch itself. */
  readonly seed: number | undefined;
  /**
   * Lays the picture over a developed frame, with a weight from 1 (only the picture) to 0, as a plane that moves with
   * the camera: from the view of the first frame to that of this one.
   */
  lay(film: Uint8Array, weight: number, from: View, to: View): void;
}

/** Loads the first frame and fits it to the film: as large as needed to cover it. @throws as `loadPicture` */
export async function openFirstFrame(path: string, size: Size): Promise<FirstFrame> {
  const picture = await loadPicture(path);
  const { width, height } = size;
  const cover = Math.max(width / picture.width, height / picture.height);
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext("2d");
  const draw = () =>
    pen.drawImage(
      picture,
      (width - picture.width * cover) / 2,
      (height - picture.height * cover) / 2,
      picture.width * cover,
      picture.height * cover,
    );
  draw();
  const still = pixelsOf(canvas);
  const seed = readEdgeCode(size, (x, y) => filmLuma(still[y * width + x] ?? 0));
  // A sketch has its own slate, which must not show through the new one.
  const foot = seed === undefined ? height : ruleOf(size).top - 4;
  return {
    seed,
    lay(film, weight, from, to) {
      const near = nearness(to) / nearness(from);
      const zoom = (to.zoom / from.zoom) * near;
      pen.clearRect(0, 0, width, height);
      pen.save();
      pen.translate(width / 2, height / 2);
      pen.translate(from.yaw - to.yaw + (from.x - to.x) / depth, to.pitch - from.pitch + (to.y - from.y) / depth);
      pen.rotate(to.roll - from.roll);
      pen.scale(zoom, zoom);
      pen.translate(-width / 2, -height / 2);
      draw();
      pen.restore();
      blend(pixelsOf(canvas), size, foot, Math.round(weight * 256), film);
    },
  };
}

/** The picture stands where most of what it shows does: a little behind the subject. */
const depth = 1.6;
const nearness = (view: View) => depth / (depth - view.z);

const filmLuma = (p: number) => 16 + ((47 * (p & 255) + 157 * ((p >> 8) & 255) + 16 * ((p >> 16) & 255) + 128) >> 8);

/** Mixes RGBA pixels, ungraded, into the film above the line `foot`; where they are transparent the film stays. */
function blend(pixels: Int32Array, { width, height }: Size, foot: number, weight: number, film: Uint8Array): void {
  const half = width >> 1;
  const uAt = width * height;
  const vAt = uAt + half * (height >> 1);
  for (let y = 0; y < height && y < foot; y++)
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const p = pixels[i] ?? 0;
      if (p >>> 24 !== 255) continue;
      const [r, g, b] = [p & 255, (p >> 8) & 255, (p >> 16) & 255];
      const luma = filmLuma(p);
      film[i] = ((film[i] ?? 0) * (256 - weight) + luma * weight + 128) >> 8;
      if (((x | y) & 1) !== 0) continue;
      const c = (y >> 1) * half + (x >> 1);
      const u = 128 + ((-26 * r - 86 * g + 112 * b + 128) >> 8);
      const v = 128 + ((112 * r - 102 * g - 10 * b + 128) >> 8);
      film[uAt + c] = ((film[uAt + c] ?? 128) * (256 - weight) + u * weight + 128) >> 8;
      film[vAt + c] = ((film[vAt + c] ?? 128) * (256 - weight) + v * weight + 128) >> 8;
    }
}
