import type { Size } from "../../../host.ts";
import { readScene } from "../../../models/sketch/read-scene.ts";
import { openEncoder } from "../encode.ts";
import type { Operation } from "../operation.ts";
import { openFilm } from "./film.ts";
import { openFirstFrame } from "./first-frame.ts";
import { soundBed } from "./sound/bed.ts";

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
  const first = job.image === undefined ? undefined : await openFirstFrame(job.image, size);
  const film = openFilm(scene, { size, seconds, fps, seed, first });
  const sound = job.audio ? soundBed(scene, seconds, seed) : undefined;
  const encoder = await openEncoder(out, { ...size, fps, quality: "preview", sound });
  // While one frame is encoded the next is drawn.
  const bytes = (size.width * size.height * 3) / 2;
  let [drawing, encoding] = [new Uint8Array(bytes), new Uint8Array(bytes)];
  let written = Promise.resolve();
  for (let n = 0; n < film.frames; n++) {
    film.draw(n, drawing);
    await written;
    written = encoder.write(drawing);
    [drawing, encoding] = [encoding, drawing];
    progress((n + 1) / film.frames);
  }
  await written;
  await encoder.close();
  return null;
};
