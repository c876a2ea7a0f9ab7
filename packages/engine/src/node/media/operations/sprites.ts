import { createCanvas, ImageData } from "@napi-rs/canvas";
import { writeFile } from "node:fs/promises";
import { failure } from "../../../errors.ts";
import { decodeFrames } from "../decode.ts";
import type { Operation } from "../operation.ts";
import type { SpriteLayout } from "../sprite-layout.ts";

export interface SpritesRequest extends SpriteLayout {
  readonly path: string;
}

const quality = 75;

/** Draws pictures of a clip at equal distances into one file, as WebP. Decodes it once, from beginning to end. */
export const sprites: Operation<SpritesRequest, void> = async (request, { out, progress }) => {
  const { path, columns, rows, count, width, height, interval } = request;
  const canvas = createCanvas(columns * width, rows * height);
  const context = canvas.getContext("2d");
  let drawn = 0;
  for await (const frame of decodeFrames(path, { format: "rgba", size: { width, height } })) {
    // A frame that is there early enough stands for all moments up to the next one.
    if (frame.seconds + 0.0005 < drawn * interval) continue;
    const picture = new ImageData(new Uint8ClampedArray(frame.data), width, height);
    context.putImageData(picture, (drawn % columns) * width, Math.floor(drawn / columns) * height);
    drawn += 1;
    progress(drawn / count);
    if (drawn === count) break;
  }
  if (drawn === 0) throw failure("damaged-media", "No frame of the clip can be decoded");
  await writeFile(out, await canvas.encode("webp", quality));
};
