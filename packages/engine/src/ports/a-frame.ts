import type { Image } from "./values.ts";

/** Stands in plans for a frame of a clip that isn't there yet. */
export const aFrame: Image = { media: "image", sha256: "", bytes: 0, type: "image/png", width: 0, height: 0 };
