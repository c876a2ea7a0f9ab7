import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade } from "../colour.ts";
import type { Part, World } from "../world.ts";

/** Sand that fades into the blue, where something lies or stands on it. */
export function seabed(world: World, deep: Rgb): Part {
  const { stage, light } = world;
  const random = world.random("seabed");
  return baked(
    world,
    9e3,
    (pen, area) => {
      const sand = mix(shade([158, 168, 142], light.dark ? -0.6 : -0.3), deep, 0.2);
      const fill = pen.createLinearGradient(0, stage.ground / 9, 0, stage.ground * 1.3);
      fill.addColorStop(0, css(mix(sand, deep, 0.8), 0));
      fill.addColorStop(0.3, css(mix(sand, deep, 0.4)));
      fill.addColorStop(1, css(sand));
      pen.fillStyle = fill;
      pen.fillRect(area.left, stage.ground / 9, area.right - area.left, area.bottom);
      // Ripples that the water drew, and light that it gathers.
      for (let i = 0; i < 70; i++) {
        const y = stage.ground * random.between(0.25, 1.5);
        const wide = stage.unit * random.between(0.08, 0.3) * (y / stage.ground);
        const x = random.between(area.left, area.right);
        pen.strokeStyle = css(shade(sand, i % 3 ? -0.2 : 0.25), 0.3);
        pen.lineWidth = Math.max(0.8, stage.unit * 0.005 * (y / stage.ground));
        pen.beginPath();
        pen.moveTo(x - wide, y);
        pen.quadraticCurveTo(x, y - wide * 0.06, x + wide, y);
        pen.stroke();
      }
    },
    { top: stage.ground / 9, flat: true, plain: true },
  );
}
