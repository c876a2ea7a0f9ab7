import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade } from "../colour.ts";
import { lit } from "../light.ts";
import type { Part, World } from "../world.ts";
import { glow } from "./sky.ts";

/** Soil right before the lens; behind it only soft light and colour. */
export function bed(world: World): Part[] {
  const { stage, light } = world;
  const random = world.random("bed");
  const soil: Rgb = [92, 66, 48];
  const top = stage.ground;
  return [
    baked(
      world,
      1e5,
      (pen, area) => {
        const fill = pen.createLinearGradient(0, area.top, 0, area.bottom);
        fill.addColorStop(0, css(mix(light.sky[1], lit(light, [110, 150, 80], 1, 0.3), 0.55)));
        fill.addColorStop(0.55, css(lit(light, [122, 158, 84], 1, 0.4)));
        fill.addColorStop(1, css(lit(light, [54, 78, 44], 1, -0.4)));
        pen.fillStyle = fill;
        pen.fillRect(area.left, area.top, area.right - area.left, area.bottom - area.top);
        glow(
          pen,
          -world.framing.subjectX * 2.6 - stage.width * 0.12,
          -stage.height * 0.3,
          stage.unit * 0.8,
          light.glow,
          0.35 + 0.5 * light.strength,
        );
      },
      { plain: true },
    ),
    ...[30, 12].map((depth) =>
      baked(
        world,
        depth,
        (pen, area) => {
          pen.globalCompositeOperation = "lighter";
          for (let i = 0; i < 46; i++) {
            const colour: Rgb = random.pick([
              [150, 190, 96],
              [226, 206, 120],
              [110, 160, 110],
              [240, 190, 150],
            ]);
            pen.fillStyle = css(
              mix(lit(light, colour, 1, 0.4), light.key, 0.25),
              random.between(0.05, 0.2) * (0.45 + 0.55 * light.strength),
            );
            pen.beginPath();
            pen.arc(
              random.between(area.left, area.right),
              random.between(area.top, stage.ground * 0.9),
              stage.unit * random.between(0.02, depth > 20 ? 0.05 : 0.085),
              0,
              7,
            );
            pen.fill();
          }
        },
        { plain: true, blur: 0 },
      ),
    ),
    baked(
      world,
      2.2,
      (pen, area) => {
        for (let i = 0; i < 34; i++) {
          const x = random.between(area.left, area.right);
          pen.strokeStyle = css(
            lit(
              light,
              random.pick([
                [84, 128, 62],
                [110, 150, 76],
              ]),
              2,
              random.between(-0.5, 0.4),
            ),
          );
          pen.lineWidth = stage.unit * random.between(0.008, 0.02);
          pen.lineCap = "round";
          pen.beginPath();
          pen.moveTo(x, top * 0.92);
          pen.quadraticCurveTo(
            x + random.between(-20, 20),
            top * 0.5,
            x + random.between(-0.1, 0.1) * stage.unit,
            top * 0.9 - stage.unit * random.between(0.1, 0.36),
          );
          pen.stroke();
        }
      },
      { top: -stage.unit * 0.4, bottom: top * 1.1 },
    ),
    baked(
      world,
      1.01,
      (pen, area) => {
        const heap = (x: number) =>
          top -
          stage.unit * (0.012 + 0.018 * Math.sin(x / (stage.unit * 0.23)) + 0.008 * Math.sin(x / (stage.unit * 0.06)));
        const tone = lit(light, soil, 1, 0.1);
        const fill = pen.createLinearGradient(0, top - stage.unit * 0.05, 0, area.bottom);
        fill.addColorStop(0, css(mix(tone, light.key, 0.16 * light.strength)));
        fill.addColorStop(0.4, css(tone));
        fill.addColorStop(1, css(shade(tone, -0.5)));
        pen.fillStyle = fill;
        pen.beginPath();
        for (let x = area.left; x <= area.right + 6; x += 6) pen.lineTo(x, heap(x));
        pen.lineTo(area.right + 6, area.bottom);
        pen.lineTo(area.left, area.bottom);
        pen.fill();
        for (let i = 0; i < 900; i++) {
          const x = random.between(area.left, area.right);
          const down = random() ** 1.5;
          const y = heap(x) + 2 + down * (area.bottom - top);
          const size = stage.unit * random.between(0.002, 0.013) * (0.5 + down);
          pen.fillStyle = css(
            shade(lit(light, random.chance(0.1) ? [150, 136, 120] : soil, 1, random.between(-0.8, 0.7)), -0.2 * down),
            0.75,
          );
          pen.beginPath();
          pen.ellipse(x, y, size, size * random.between(0.5, 0.9), random.between(0, 3), 0, 7);
          pen.fill();
        }
      },
      { top: top - stage.unit * 0.08, blur: 0 },
    ),
  ];
}
