import type { Size } from "../../../host.ts";
import { readScene } from "../../../models/sketch/read-scene.ts";
import { openEncoder } from "../encode.ts";
import type { Operation } from "../operation.ts";
import { openFilm } from "./film.ts";
import { openFirstFrame } from "./first-frame.ts";
import { startLab } from "./lab.ts";
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
  const lab = startLab();
  try {
    const scene = readScene(job);
    const first = job.image === undefined ? undefined : await openFirstFrame(job.image, size);
    const film = openFilm(scene, { size, seconds, fps, seed, first });
    lab.open(film.order, first !== undefined);
    const sound = job.audio ? soundBed(scene, seconds, seed) : undefined;
    const encoder = await openEncoder(out, { ...size, fps, quality: "preview", sound });
    // While one frame is drawn the one before is printed and the one before that encoded.
    let printing: Promise<Uint8Array> | undefined;
    let encoding: Promise<void> | undefined;
    for (let n = 0; n <= film.frames; n++) {
      const negative = n < film.frames ? film.expose(n) : undefined;
      const printed = await printing;
      await encoding;
      printing = negative && lab.print(negative);
      encoding = printed && encoder.write(printed);
      progress(n / film.frames);
    }
    await encoding;
    await encoder.close();
  } finally {
    await lab.close();
  }
  return null;
};
