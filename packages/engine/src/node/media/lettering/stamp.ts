import type { Size } from "../../../host.ts";
import { toI420 } from "../colours.ts";

/** A drawing ready to be laid over I420 frames of the same size, any number of times. */
export interface Stamp {
  /** Lays it over the frame; `opacity` from 0 to 1. */
  press(frame: Uint8Array, opacity: number): void;
}

/** Makes a stamp of a drawing with transparency (RGBA, not premultiplied). */
export function stampOf(rgba: Uint8ClampedArray, size: Size): Stamp {
  const { width, height } = size;
  const colours = new Uint8Array((width * height * 3) / 2);
  toI420(rgba, size, colours);
  const luma = Uint8Array.from({ length: width * height }, (_, i) => rgba[4 * i + 3] ?? 0);
  const half = width / 2;
  const chroma = Uint8Array.from({ length: luma.length / 4 }, (_, i) => {
    const at = 2 * Math.floor(i / half) * width + 2 * (i % half);
    const sum = (luma[at] ?? 0) + (luma[at + 1] ?? 0) + (luma[at + width] ?? 0) + (luma[at + width + 1] ?? 0);
    return (sum + 2) >> 2;
  });
  const covers = [luma, chroma, chroma];
  return {
    press(frame, opacity) {
      const strength = Math.round(opacity * 257);
      let offset = 0;
      for (const cover of covers) {
        for (let i = 0; i < cover.length; i++) {
          const alpha = cover[i] ?? 0;
          if (alpha === 0) continue;
          const at = offset + i;
          const own = frame[at] ?? 0;
          // 255 * 257 = 65535, so a full cover leaves nothing of what was below.
          frame[at] = own + ((((colours[at] ?? 0) - own) * alpha * strength + 32768) >> 16);
        }
        offset += cover.length;
      }
    },
  };
}
