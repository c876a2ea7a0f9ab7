import { createCanvas } from "@napi-rs/canvas";
import type { Size } from "../../../host.ts";
import { loadPicture } from "../picture.ts";
import { filmLuma } from "./dissolve.ts";
import { ruleOf, readEdgeCode } from "./edge-code.ts";
import { pixelsOf } from "./pixels.ts";
import type { View } from "./stage.ts";

/** The picture that a take starts from. */
export interface FirstFrame {
  /** The seed of the scenery in it, when it is a sketch itself. */
  readonly seed: number | undefined;
  /** Rows from the top that it fills. */
  readonly rows: number;
  /** The picture as a plane that moves with the camera, from the view of the first frame to that of this one: RGBA. */
  seen(from: View, to: View): Int32Array;
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
  const rows = seed === undefined ? height : ruleOf(size).top - 4;
  return {
    seed,
    rows,
    seen(from, to) {
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
      return pixelsOf(canvas);
    },
  };
}

/** The picture stands where most of what it shows does: a little behind the subject. */
const depth = 1.6;
const nearness = (view: View) => depth / (depth - view.z);
