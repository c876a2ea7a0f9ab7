import type { Canvas } from "@napi-rs/canvas";
import { placeAt } from "../stage.ts";
import type { Part, World } from "../world.ts";
import { snapshot } from "./strips.ts";

/** Wet ground: what stands behind mirrors in it, drawn out and broken by ripples. Everything farther than `depth` shows. */
export function wetGround(world: World, depth: number, strength = 0.5): Part {
  const { stage } = world;
  let above: Canvas | undefined;
  return {
    depth,
    paint({ pen, view, seconds }) {
      const line = Math.round(
        placeAt(stage, view, depth).y +
          (stage.ground / depth) * placeAt(stage, view, depth).scale * (1 + view.y / stage.ground),
      );
      const below = stage.height - line;
      if (line <= 0 || below <= 2) return;
      above = snapshot(pen, above, line);
      const strip = Math.max(2, Math.round(stage.height / 150));
      pen.save();
      pen.imageSmoothingEnabled = false;
      pen.globalCompositeOperation = "lighter";
      for (let y = 0; y < below; y += strip) {
        const near = y / below;
        const from = line - Math.round(y * 0.82) - strip;
        if (from < 0) break;
        pen.globalAlpha = strength * (1 - 0.72 * near);
        const shift = Math.round(
          (Math.sin(y * 0.9 + Math.floor(y / (strip * 3)) * 2.3) * (1 + 5 * near) +
            Math.sin(seconds * 2 + y * 0.13) * 1.5) *
            (stage.unit / 540),
        );
        pen.drawImage(above, 0, from, stage.width, strip, shift, line + y, stage.width, strip);
      }
      pen.restore();
    },
  };
}
