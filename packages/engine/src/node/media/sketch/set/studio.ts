import { paints, type Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade, white } from "../colour.ts";
import type { Part, World } from "../world.ts";
import { placeAt } from "../stage.ts";
import { glowSprite } from "./glow-sprite.ts";
import { glow } from "./sky.ts";

/** A seamless backdrop that curves into the table, lit from behind the goods, with a low plinth under them. */
export function studio(world: World): Part[] {
  const { stage, framing, scene, light } = world;
  const tone: Rgb = scene.backing
    ? paints[scene.backing]
    : world.random("backdrop").pick([
        [54, 58, 72],
        [206, 196, 184],
        [96, 74, 66],
        [40, 66, 78],
      ]);
  const base = mix(tone, light.key, 0.12);
  const sweep = glowSprite(mix(base, white, 0.5));
  const edge = stage.ground - stage.unit * 0.16;
  return [
    baked(
      world,
      3,
      (pen, area) => {
        pen.fillStyle = css(shade(base, -0.42));
        pen.fillRect(area.left, area.top, area.right - area.left, area.bottom - area.top);
        glow(pen, framing.subjectX * 0.5, -stage.unit * 0.12, stage.unit * 1.05, mix(base, white, 0.4), 0.85);
      },
      { plain: true, blur: 0, soft: true },
    ),
    {
      depth: 2.9,
      paint({ pen, view, seconds }) {
        // A lamp that is carried slowly past behind the goods.
        const { x, y, scale } = placeAt(stage, view, 3);
        const size = stage.unit * 1.1 * scale;
        pen.save();
        pen.globalCompositeOperation = "lighter";
        pen.globalAlpha = 0.3;
        pen.drawImage(
          sweep,
          x + Math.sin(seconds * 0.55 - 0.8) * stage.width * 0.34 * scale - size / 2,
          y - stage.unit * 0.1 * scale - size / 2,
          size,
          size,
        );
        pen.restore();
      },
    },
    baked(
      world,
      1.3,
      (pen, area) => {
        const fill = pen.createLinearGradient(0, edge, 0, edge + stage.unit * 0.5);
        fill.addColorStop(0, css(base, 0));
        fill.addColorStop(0.22, css(shade(base, -0.12)));
        fill.addColorStop(1, css(shade(base, -0.66)));
        pen.fillStyle = fill;
        pen.fillRect(area.left, edge, area.right - area.left, area.bottom - edge);
      },
      { top: edge, plain: true, blur: 0 },
    ),
    baked(
      world,
      1.01,
      (pen) => {
        const wide = stage.unit * 0.42;
        const y = stage.ground;
        const side = pen.createLinearGradient(framing.subjectX - wide, 0, framing.subjectX + wide, 0);
        side.addColorStop(0, css(shade(base, 0.2)));
        side.addColorStop(0.5, css(shade(base, -0.2)));
        side.addColorStop(1, css(shade(base, -0.6)));
        pen.fillStyle = side;
        pen.beginPath();
        pen.ellipse(framing.subjectX, y + stage.unit * 0.075, wide, wide * 0.13, 0, 0, Math.PI);
        pen.ellipse(framing.subjectX, y, wide, wide * 0.13, 0, Math.PI, 0, true);
        pen.fill();
        pen.fillStyle = css(mix(base, white, 0.28));
        pen.beginPath();
        pen.ellipse(framing.subjectX, y, wide, wide * 0.13, 0, 0, 7);
        pen.fill();
      },
      { blur: 0 },
    ),
  ];
}
