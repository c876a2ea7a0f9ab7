import type { Canvas } from "@napi-rs/canvas";
import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade } from "../colour.ts";
import { placeAt } from "../stage.ts";
import type { Part, World } from "../world.ts";
import { snapshot } from "./strips.ts";
import { waves } from "./waves.ts";

/** Open water from the horizon to the viewer: it mirrors the sky, waves roll in, and the sun glitters on it. */
export function sea(
  world: World,
  options: { swell: number; tint: Rgb; from?: number; mirror?: number; until?: number },
): Part[] {
  const { stage, light } = world;
  const base = baked(
    world,
    9e3,
    (pen, area) => {
      const gradient = pen.createLinearGradient(0, 0, 0, stage.height - stage.horizon);
      const deep = mix(shade(options.tint, light.dark ? -0.72 : -0.3), light.ambient, light.dark ? 0.12 : 0.22);
      gradient.addColorStop(0, css(mix(light.sky[2], options.tint, 0.12)));
      gradient.addColorStop(0.12, css(mix(mix(light.sky[2], light.sky[1], 0.5), deep, 0.35)));
      gradient.addColorStop(0.5, css(mix(light.sky[1], deep, 0.68)));
      gradient.addColorStop(1, css(mix(light.sky[0], deep, 0.78)));
      pen.fillStyle = gradient;
      pen.fillRect(area.left, 0, area.right - area.left, area.bottom);
    },
    { top: 0, flat: true },
  );
  const parts: Part[] = [base];
  if ((options.mirror ?? 0) > 0) parts.push(mirror(world, options.mirror ?? 0));
  return [...parts, ...waves(world, options)];
}

/** What stands on the far shore, upside down in the water: strips of the picture above, shifted by ripples. */
function mirror(world: World, strength: number): Part {
  const { stage } = world;
  const random = world.random("mirror");
  let above: Canvas | undefined;
  const rate = random.between(1.6, 2.2);
  return {
    depth: 9,
    paint({ pen, view, seconds }) {
      const line = Math.round(placeAt(stage, view, 1e5).y);
      const below = stage.height - line;
      if (line <= 0 || below <= 0) return;
      above = snapshot(pen, above, line);
      const strip = Math.max(2, Math.round(stage.height / 120));
      pen.save();
      pen.imageSmoothingEnabled = false;
      for (let y = 0; y < below; y += strip) {
        const from = line - Math.round(y * 1.06) - strip;
        if (from < 0) break;
        const near = y / below;
        pen.globalAlpha = strength * (1 - 0.75 * near);
        const shift =
          Math.sin(y * 0.21 - seconds * rate * 2) * (0.6 + 7 * near) + Math.sin(y * 0.057 + seconds * rate) * 5 * near;
        pen.drawImage(
          above,
          0,
          from,
          stage.width,
          strip,
          Math.round(shift * (stage.unit / 540)),
          line + y,
          stage.width,
          strip,
        );
      }
      pen.restore();
    },
  };
}
