import type { Image, Video } from "./values.ts";

/** How long and how large a clip will be: seconds, pixels. */
export interface ClipShape {
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
}

const nothing = { sha256: "", bytes: 0 };

/** Stands in plans for a frame of a clip that isn't there yet. */
export const aFrame: Image = { ...nothing, media: "image", type: "image/png", width: 0, height: 0 };

/** Stands in plans for a clip that isn't there yet. */
export function aClip(shape: ClipShape): Video {
  return { ...nothing, ...shape, media: "video", type: "video/mp4", fps: 0, frames: 0, codec: "", audio: null };
}
