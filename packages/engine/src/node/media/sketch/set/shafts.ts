import { createCanvas } from "@napi-rs/canvas";
import { css } from "../colour.ts";
import { placeAt } from "../stage.ts";
import type { Part, World } from "../world.ts";
import { sunPlace } from "./sky.ts";

/** Shafts of sunlight that slant through the wood and breathe. */
export function shafts(world: World): Part {
  const { stage, light } = world;
  const depth = 1.9;
  const random = world.random("shafts");
  const slant = (sunPlace(world).x < 0 ? 0.5 : -0.5) * stage.height;
  const strength = light.strength * (light.moon ? 0.25 : 0.55);
  if (strength < 0.12) return { depth, paint: () => {} };
  const beams = Array.from({ length: 7 }, () => ({
    x: random.between(-0.7, 0.7) * stage.width - slant * 0.4,
    wide: stage.unit * random.between(0.03, 0.1),
  }));
  const left = Math.floor(Math.min(...beams.map(({ x, wide }) => x - wide * 1.5 + Math.min(0, slant))));
  const right = Math.ceil(Math.max(...beams.map(({ x, wide }) => x + wide * 1.5 + Math.max(0, slant))));
  const picture = createCanvas(right - left, stage.height);
  const pen = picture.getContext("2d");
  const fade = pen.createLinearGradient(0, 0, 0, stage.height);
  fade.addColorStop(0, css(light.key, 0.15 * strength));
  fade.addColorStop(0.6, css(light.key, 0.075 * strength));
  fade.addColorStop(1, css(light.key, 0));
  pen.fillStyle = fade;
  pen.translate(-left, 0);
  // Twice, the second time narrower: soft edges without a blur.
  for (const grow of [1.5, 0.8]) {
    pen.beginPath();
    for (const { x, wide } of beams) {
      const half = (wide * grow) / 2;
      pen.moveTo(x - half, -4);
      pen.lineTo(x + half, -4);
      pen.lineTo(x + half * 2 + slant, stage.height);
      pen.lineTo(x - half * 2 + slant, stage.height);
      pen.closePath();
    }
    pen.fill();
  }
  return {
    depth,
    paint({ pen, view, seconds }) {
      const { x, scale } = placeAt(stage, view, depth);
      pen.save();
      pen.globalAlpha = 0.78 + 0.2 * Math.sin(seconds * 0.7);
      // Faint as they are, whole pixels are enough.
      pen.imageSmoothingEnabled = false;
      pen.drawImage(picture, Math.round(x + left * scale), 0, Math.round((right - left) * scale), stage.height);
      pen.restore();
    },
  };
}
