import { createCanvas } from "@napi-rs/canvas";
import type { Size } from "../../../host.ts";
import { font } from "../fonts.ts";
import { dashesOf } from "./edge-code.ts";
import type { SlateArt, Stamp } from "./slate.ts";

/** Letters the slate of a take. */
export function slateArt(
  size: Size,
  { seed, scenery, fps, dark }: { seed: number; scenery: number; fps: number; dark: boolean },
): SlateArt {
  const letters = Math.max(8, Math.round(Math.min(size.width, size.height) * 0.0205));
  return {
    title: stamp(`SKETCH  ·  ${seed}`, letters),
    signs: new Map(Array.from("0123456789:", (sign) => [sign, stamp(sign, letters)])),
    dashes: dashesOf(scenery),
    fps,
    dark,
  };
}

function stamp(text: string, size: number): Stamp {
  const face = font(500, size);
  const measure = createCanvas(1, 1).getContext("2d");
  measure.font = face;
  // Digits share the width of the zero, so that the time code doesn't dance.
  const wide = /^\d$/u.test(text) ? measure.measureText("0").width : measure.measureText(text).width;
  const width = Math.ceil(wide + (text.length > 1 ? text.length * size * 0.06 : 0));
  const height = Math.ceil(size * 1.3);
  const draw = (blur: number) => {
    const canvas = createCanvas(width, height);
    const pen = canvas.getContext("2d");
    pen.font = face;
    if (text.length > 1) pen.letterSpacing = `${(size * 0.05).toFixed(2)}px`;
    pen.textBaseline = "alphabetic";
    pen.fillStyle = "#fff";
    if (blur > 0) pen.filter = `blur(${blur}px)`;
    const at = /^\d$/u.test(text) ? (wide - measure.measureText(text).width) / 2 : 0;
    pen.fillText(text, at, size);
    const { data } = pen.getImageData(0, 0, width, height);
    return Uint8Array.from({ length: width * height }, (_, i) => data[i * 4 + 3] ?? 0);
  };
  return { width, height, ink: draw(0), shadow: draw(Math.max(1, size * 0.12)) };
}
