import { createCanvas } from "@napi-rs/canvas";
import { writeFile } from "node:fs/promises";
import type { Size } from "../../../host.ts";
import { decodeFrames } from "../decode.ts";
import { openEncoder } from "../encode.ts";
import { exactly } from "../exactly.ts";
import { signatureOf } from "../input.ts";
import type { Operation } from "../operation.ts";
import { scaling } from "../orientation.ts";
import { loadPicture } from "../picture.ts";
import { filmFacts } from "../probe.ts";
import { record } from "../record.ts";
import { evenSize, fitSize } from "../size.ts";
import { openSound } from "../sound-source.ts";

export interface ResizeRequest {
  readonly path: string;
  readonly size: Size;
  /** `contain`: all of it, on black. `cover`: fill, cut what is over. `blur`: all of it, on a blurred copy. */
  readonly fit: "contain" | "cover" | "blur";
}

/** Brings a clip or a still picture to another size without changing its shape. */
export const resize: Operation<ResizeRequest, void> = async (request, context) => {
  const { kind } = await signatureOf(request.path);
  await (kind === "picture" ? resizePicture(request, context.out) : resizeFilm(request, context));
};

const resizeFilm: Operation<ResizeRequest, void> = async ({ path, fit, ...request }, { out, progress }) => {
  const facts = await filmFacts(path);
  const size = evenSize(request.size);
  const sound = await openSound(path);
  const film = await openEncoder(out, { ...size, fps: facts.fps, quality: "final", sound });
  const frames = decodeFrames(path, { format: "i420", size, fps: facts.fps, chain: chains[fit](size) });
  await record(exactly(frames, facts.frames), film, { total: facts.frames, progress });
  await sound?.close();
};

const inside = (s: Size) =>
  `scale=${s.width}:${s.height}:${scaling}:force_original_aspect_ratio=decrease:force_divisible_by=2`;
const around = (s: Size) =>
  `scale=${s.width}:${s.height}:${scaling}:force_original_aspect_ratio=increase,crop=${s.width}:${s.height}`;
const chains = {
  contain: (s: Size) => `${inside(s)},pad=${s.width}:${s.height}:(ow-iw)/2:(oh-ih)/2`,
  cover: around,
  // The background is blurred small and scaled up: a wide blur for the price of a narrow one.
  blur: (s: Size) => {
    const small = evenSize({ width: s.width / 8, height: s.height / 8 });
    const behind = `${around(small)},gblur=sigma=4,scale=${s.width}:${s.height}:${scaling},lutyuv=y='16+(val-16)*0.6'`;
    return `split[a][b];[a]${behind}[back];[b]${inside(s)}[front];[back][front]overlay=(W-w)/2:(H-h)/2`;
  },
};

async function resizePicture({ path, size, fit }: ResizeRequest, out: string): Promise<void> {
  const picture = await loadPicture(path);
  const canvas = createCanvas(size.width, size.height);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  const draw = (within: Size) =>
    context.drawImage(
      picture,
      (size.width - within.width) / 2,
      (size.height - within.height) / 2,
      within.width,
      within.height,
    );
  if (fit === "contain") context.fillRect(0, 0, size.width, size.height);
  if (fit === "blur") {
    context.filter = `blur(${Math.round(size.width / 30)}px) brightness(0.6)`;
    // Larger than the frame, so that the blur doesn't fade at its edges.
    const wide = { width: size.width * 1.15, height: size.height * 1.15 };
    draw(fitSize(picture, wide, true));
    context.filter = "none";
  }
  draw(fitSize(picture, size, fit === "cover"));
  await writeFile(out, await canvas.encode("png"));
}
