import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix } from "../colour.ts";
import { lit } from "../light.ts";
import { noiseLine } from "../noise.ts";
import type { Part, World } from "../world.ts";
import { ground, mistBank } from "./ground.ts";
import { sky, sunPlace } from "./sky.ts";

/** Dunes behind dunes, each with a bright and a shadowed flank. */
export function desert(world: World): Part[] {
  const random = world.random("sand");
  const sand: Rgb = world.scene.martian
    ? [188, 102, 66]
    : random.pick([
        [222, 178, 120],
        [206, 146, 98],
        [230, 196, 146],
      ]);
  return [
    ...sky(world, { clouds: world.scene.weather.length ? 0.5 : 0.14 }),
    dunes(world, "far", 26, sand, 0.1),
    dunes(world, "behind", 12, sand, 0.15),
    mistBank(world, 11, 0.3),
    dunes(world, "middle", 5.5, sand, 0.17),
    ground(world, sand, "sand"),
    dunes(world, "near", 2.7, sand, 0.12),
    dunes(world, "front", 0.74, sand, 0.05),
  ];
}

function dunes(world: World, name: string, depth: number, sand: Rgb, height: number): Part {
  const { stage, light } = world;
  const random = world.random(`dunes ${name}`);
  const line = noiseLine(random);
  const second = noiseLine(random);
  const foot = stage.ground / depth + stage.unit * (depth > 1 ? 0.02 / depth : 0.06);
  const high = stage.unit * height;
  const wide = stage.unit * (0.32 + 0.5 / depth ** 0.5);
  const side = sunPlace(world).x < 0 ? -1 : 1;
  const top = (x: number) => foot - high * (0.52 + 0.48 * line(x / wide) + 0.12 * second((x / wide) * 2.7));
  return baked(
    world,
    depth,
    (pen, area) => {
      const bright = lit(light, sand, depth, 0.75);
      const dark = lit(light, mix(sand, [150, 96, 84], 0.35), depth, -0.75);
      const fill = pen.createLinearGradient(0, foot - high, 0, foot + high * 0.2);
      fill.addColorStop(0, css(mix(bright, light.key, 0.12 * light.strength)));
      fill.addColorStop(1, css(mix(bright, dark, 0.25)));
      pen.fillStyle = fill;
      pen.beginPath();
      for (let x = area.left; x <= area.right + 5; x += 5) pen.lineTo(x, top(x));
      pen.lineTo(area.right + 5, area.bottom);
      pen.lineTo(area.left, area.bottom);
      pen.fill();
      // The lee flank falls from each crest on the side away from the sun, along a curved edge.
      for (let x = area.left - wide; x < area.right + wide; x += 5) {
        if (!(top(x) < top(x - 5) && top(x) <= top(x + 5))) continue;
        const y = top(x);
        let end = x;
        while (Math.abs(end - x) < wide * 1.3 && top(end - side * 5) >= top(end) - 0.01) end -= side * 5;
        const reach = Math.abs(end - x);
        if (reach < wide * 0.12) continue;
        const shadow = pen.createLinearGradient(x, 0, end, 0);
        shadow.addColorStop(0, css(dark));
        shadow.addColorStop(1, css(mix(dark, bright, 0.5)));
        pen.fillStyle = shadow;
        pen.beginPath();
        for (let k = 0; k <= 24; k++) pen.lineTo(x - (side * reach * k) / 24, top(x - (side * reach * k) / 24) - 0.5);
        const drop = Math.max(foot - y, high * 0.4);
        pen.bezierCurveTo(
          end + side * reach * 0.35,
          top(end) + drop * 0.28,
          x - side * reach * 0.1,
          y + drop * 1.02,
          x + side * reach * 0.05,
          y + drop * 0.66,
        );
        pen.bezierCurveTo(x + side * reach * 0.16, y + drop * 0.36, x - side * reach * 0.12, y + drop * 0.2, x, y);
        pen.fill();
      }
      if (depth > 8 || world.look.bare) return;
      // Ripples of the wind.
      pen.strokeStyle = css(dark, 0.2);
      pen.lineWidth = Math.max(0.7, stage.unit * 0.0022);
      for (let i = 0; i < 46; i++) {
        const x = random.between(area.left, area.right);
        const y = top(x) + random.between(0.12, 1) * Math.max(4, area.bottom - top(x));
        const reach = stage.unit * random.between(0.03, 0.12);
        pen.beginPath();
        pen.moveTo(x, y);
        pen.quadraticCurveTo(x + reach * 0.5, y - reach * 0.07, x + reach, y);
        pen.stroke();
      }
    },
    { top: foot - high * 1.2, bottom: depth < 1 ? stage.height : foot + high * 0.16 },
  );
}
