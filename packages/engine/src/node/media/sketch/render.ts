import type { Size } from "../../../host.ts";
import { readScene } from "../../../models/sketch/read-scene.ts";
import { openEncoder } from "../encode.ts";
import type { Operation } from "../operation.ts";
import { openFilm } from "./film.ts";

/** What the media process is asked to draw. `image` is the path of a first frame. */
export interface SketchJob {
  readonly prompt: string;
  readonly style?: string;
  readonly negative?: string;
  readonly seconds: number;
  readonly size: Size;
  readonly fps: number;
  readonly seed: number;
  readonly audio: boolean;
  readonly image?: string;
}

/** Draws a prompt as a film. Equal jobs give equal bytes. */
export const sketch: Operation<SketchJob, null> = async (job, { out, progress }) => {
  const { size, fps, seconds, seed } = job;
  const scene = readScene(job);
  const film = openFilm(scene, { size, seconds, fps, seed });
  const encoder = await openEncoder(out, { ...size, fps, quality: "preview" });
  // While one frame is encoded the next is drawn.
  const reels = [0, 1].map(() => new Uint8Array((size.width * size.height * 3) / 2));
  let written: Promise<void> = Promise.resolve();
  for (let n = 0; n < film.frames; n++) {
    const reel = reels[n % 2] ?? new Uint8Array(0);
    film.draw(n, reel);
    await written;
    written = encoder.write(reel);
    progress((n + 1) / film.frames);
  }
  await written;
  await encoder.close();
  return null;
};
