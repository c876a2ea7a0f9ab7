import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade } from "../colour.ts";
import { lit } from "../light.ts";
import type { Part, World } from "../world.ts";
import { bedBackdrop } from "./bed-backdrop.ts";
import { blades } from "./blades.ts";

const soil: Rgb = [112, 80, 56];

/** Soil right before the lens; behind it only soft light, grass and colour. */
export function bed(world: World): Part[] {
  const { stage, light } = world;
  const random = world.random("bed");
  const top = stage.ground;
  return [
    ...bedBackdrop(world),
    blades(world, 3, { foot: top * 0.95, high: 0.32, many: 230 }, { bottom: top * 1.1 }),
    blades(world, 1.5, { foot: top * 0.99, high: 0.19, many: 120, clear: 0.2 }, { bottom: top * 1.1 }),
    baked(
      world,
      1.01,
      (pen, area) => {
        const heap = heapOf(world);
        const tone = lit(light, soil, 1, 0.3);
        const fill = pen.createLinearGradient(
          0,
          top - stage.unit * 0.05,
          0,
          Math.min(area.bottom, top + stage.unit * 0.5),
        );
        fill.addColorStop(0, css(mix(tone, light.key, 0.2 * light.strength)));
        fill.addColorStop(0.2, css(tone));
        fill.addColorStop(1, css(shade(tone, -0.55)));
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
            shade(lit(light, random.chance(0.1) ? [160, 146, 128] : soil, 1, random.between(-0.8, 0.8)), -0.2 * down),
            0.75,
          );
          pen.beginPath();
          pen.ellipse(x, y, size, size * random.between(0.5, 0.9), random.between(0, 3), 0, 7);
          pen.fill();
        }
        const snowy = world.scene.weather.includes("snow");
        // Light along the edge parts the soil from what is behind.
        pen.strokeStyle = snowy
          ? css(lit(light, [240, 245, 252], 1, 0.4))
          : css(mix(tone, light.key, 0.75), 0.25 + 0.5 * light.strength);
        pen.lineWidth = Math.max(1, stage.unit * (snowy ? 0.03 : 0.005));
        pen.beginPath();
        for (let x = area.left; x <= area.right + 6; x += 6) pen.lineTo(x, heap(x));
        pen.stroke();
      },
      { top: top - stage.unit * 0.08, blur: 0 },
    ),
  ];
}

/** The uneven upper edge of soil, by the place across the picture. */
export function heapOf({ stage }: World, top = stage.ground): (x: number) => number {
  return (x) =>
    top - stage.unit * (0.012 + 0.018 * Math.sin(x / (stage.unit * 0.23)) + 0.008 * Math.sin(x / (stage.unit * 0.06)));
}
