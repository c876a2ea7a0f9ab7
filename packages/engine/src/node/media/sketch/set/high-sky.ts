import { baked } from "../bake.ts";
import { css, mix } from "../colour.ts";
import { ruggedLine } from "../noise.ts";
import type { Part, World } from "../world.ts";
import { sky } from "./sky.ts";

/** High in the air: clouds below, beside and above. */
export function highSky(world: World): Part[] {
  const { stage, light } = world;
  const banks = [60, 22, 9, 3.6].map((depth, index) =>
    baked(
      world,
      depth,
      (pen, area) => {
        const random = world.random(`cloud sea ${index}`);
        const foot = stage.unit * (0.02 + 0.13 * index);
        const bright = mix(light.sky[2], light.key, 0.5);
        const dim = mix(light.sky[1], light.ambient, 0.25);
        const line = ruggedLine(random, 3);
        const step = stage.unit * 0.02 * (1 + index * 0.4);
        for (const [tone, lift, share] of [
          [mix(dim, bright, 0.2), 0, 1],
          [mix(dim, bright, 0.6), 0.3, 0.85],
          [mix(bright, [255, 255, 255], light.dark ? 0 : 0.3), 0.62, 0.62],
        ] as const) {
          for (let x = area.left; x < area.right; x += step * random.between(0.7, 1.3)) {
            const swell = 0.5 + 0.5 * line((x / stage.unit) * 2.2);
            const radius = stage.unit * (0.035 + 0.055 * swell) * (1 + index * 0.45) * share;
            const y = foot - swell * stage.unit * 0.05 * (1 + index * 0.4) - radius * lift + radius * 0.6;
            const puff = pen.createRadialGradient(x, y, radius * 0.35, x, y, radius);
            puff.addColorStop(0, css(tone, 0.75));
            puff.addColorStop(1, css(tone, 0));
            pen.fillStyle = puff;
            pen.fillRect(x - radius, y - radius, radius * 2, radius * 2);
          }
        }
        const fade = pen.createLinearGradient(0, foot + stage.unit * 0.04, 0, foot + stage.unit * 0.34);
        fade.addColorStop(0, css(mix(bright, dim, 0.6), 0));
        fade.addColorStop(1, css(mix(dim, bright, 0.3), 0.96));
        pen.fillStyle = fade;
        pen.fillRect(area.left, foot, area.right - area.left, area.bottom - foot);
      },
      { top: -stage.unit * 0.2 + stage.unit * 0.1 * index, plain: true },
    ),
  );
  return [...sky(world, { clouds: 0.6 }), ...banks];
}
