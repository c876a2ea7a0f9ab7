import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade } from "../colour.ts";
import { ruggedLine } from "../noise.ts";
import { placeAt } from "../stage.ts";
import type { Part, World } from "../world.ts";
import { glow, sky } from "./sky.ts";
import { stone } from "./stones.ts";

const rock: Rgb = [72, 66, 70];

/** Inside a cave: walls of rock round an opening through which the light falls, stalactites, a rough floor. */
export function cave(world: World): Part[] {
  const { stage, light, framing } = world;
  const mouth = -(Math.sign(framing.subjectX) || 1) * stage.width * 0.16;
  return [
    ...sky(world, { clouds: 0.2 }),
    rim(world, 5, mouth, 0.2, mix(shade(rock, 0.06), light.haze, 0.22)),
    rim(world, 2.6, mouth, 0.31, shade(rock, -0.2)),
    baked(
      world,
      1e4,
      (pen, area) => {
        const top = stage.ground / 5;
        const fill = pen.createLinearGradient(0, top, 0, stage.ground * 1.4);
        fill.addColorStop(0, css(mix(rock, light.key, 0.3 * light.strength)));
        fill.addColorStop(0.4, css(shade(rock, -0.25)));
        fill.addColorStop(1, css(shade(rock, -0.7)));
        pen.fillStyle = fill;
        pen.fillRect(area.left, top, area.right - area.left, area.bottom - top);
        const random = world.random("cave floor");
        for (let i = 0; i < 130; i++) {
          const y = top + (area.bottom - top) * random() ** 1.5;
          stone(pen, world, area, random, y, { tint: [rock, -0.6, 0.1, 0.7], width: 0.03, height: 0.009, most: 1.8 });
        }
      },
      { top: stage.ground / 5, flat: true },
    ),
    {
      depth: 2.5,
      paint({ pen, view }) {
        const { x, y, scale } = placeAt(stage, view, 5);
        pen.save();
        pen.globalCompositeOperation = "lighter";
        glow(pen, x + mouth * scale, y - stage.unit * 0.1 * scale, stage.unit * 0.8, light.glow, 0.34);
        pen.restore();
      },
    },
    rim(world, 0.8, mouth * 0.3, 0.5, shade(rock, -0.72)),
  ];
}

/** Rock with a hole of that half-width: everything but the opening. */
function rim(world: World, depth: number, middle: number, half: number, tone: Rgb): Part {
  const { stage } = world;
  const line = ruggedLine(world.random(`cave ${depth}`), 4);
  return baked(
    world,
    depth,
    (pen, area) => {
      const fill = pen.createLinearGradient(0, area.top, 0, stage.ground / depth);
      fill.addColorStop(0, css(shade(tone, -0.5)));
      fill.addColorStop(1, css(tone));
      pen.fillStyle = fill;
      pen.beginPath();
      pen.rect(area.left - 2, area.top - 2, area.right - area.left + 4, area.bottom - area.top + 4);
      const foot = depth > 1 ? stage.ground / depth + 4 : area.bottom + 9;
      const wide = stage.width * half;
      const high = foot + stage.headroom * (0.5 + half * 0.9);
      for (let i = 0; i <= 60; i++) {
        const angle = Math.PI * (i / 60);
        const rough = 1 + 0.14 * line(i * 0.42) + (i % 7 === 3 && depth > 1 ? -0.09 : 0);
        const [x, y] = [middle - Math.cos(angle) * wide * rough, foot - Math.sin(angle) ** 0.8 * high * rough];
        if (i === 0) pen.moveTo(x, y);
        else pen.lineTo(x, y);
      }
      pen.closePath();
      pen.fill("evenodd");
    },
    depth > 1 ? { bottom: stage.ground / depth + 4 } : {},
  );
}
