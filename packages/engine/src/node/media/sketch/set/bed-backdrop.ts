import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix } from "../colour.ts";
import { lit } from "../light.ts";
import type { Pen, World, Part } from "../world.ts";
import { glow, sunPlace } from "./sky.ts";

/** What a lens close to the ground sees behind its subject: sky, and a garden that is only soft shapes and discs of light. */
export function bedBackdrop(world: World): Part[] {
  const { stage, light, scene } = world;
  const random = world.random("bed backdrop");
  // Where the prompt is about the sky, or the sky about itself, the garden leaves it room.
  const open = scene.weather.includes("clear") || (light.sunHeight < 0.2 && !light.moon);
  const edge = stage.unit * (open ? 0.13 : -0.04);
  const air = mix(light.sky[1], light.sky[2], 0.4);
  const green = (colour: Rgb, facing: number, far: number) =>
    mix(lit(light, colour, 1, facing), air, (light.dark ? 0.4 : 1) * far);
  return [
    baked(
      world,
      1e5,
      (pen, area) => {
        const [top, middle, low] = light.sky;
        const fill = pen.createLinearGradient(0, -stage.headroom, 0, edge - stage.unit * 0.12);
        fill.addColorStop(0, css(mix(top, middle, 0.12)));
        fill.addColorStop(0.5, css(middle));
        fill.addColorStop(1, css(low));
        pen.fillStyle = fill;
        pen.fillRect(area.left, area.top, area.right - area.left, area.bottom - area.top);
        const sun = sunPlace(world);
        glow(pen, sun.x, sun.y, stage.unit * 0.75, light.glow, 0.3 + 0.5 * light.strength);
        if (light.strength > 0.2) glow(pen, sun.x, sun.y, stage.unit * 0.2, light.sun, light.strength);
        if (scene.weather.includes("clear")) softClouds(world, pen, area.left, area.right);
      },
      { plain: true, soft: true },
    ),
    baked(
      world,
      28,
      (pen, area) => {
        for (const [rise, many, facing, far, colour] of [
          [0.2, 16, 0.7, 0.46, [168, 204, 112]],
          [0.06, 20, 0.6, 0.3, [146, 192, 84]],
          [-0.1, 20, 0.3, 0.14, [116, 168, 66]],
        ] as const) {
          const line = edge - stage.unit * rise * 0.5;
          for (let i = 0; i < many; i++) {
            const x = area.left + ((area.right - area.left) * (i + random.between(-0.4, 0.4))) / (many - 1);
            puff(
              pen,
              x,
              line + stage.unit * random.between(0.02, 0.16),
              stage.unit * random.between(0.12, 0.24),
              green([...colour], facing + random.between(-0.3, 0.3), far),
            );
          }
          pen.fillStyle = css(green([...colour], facing * 0.6, far));
          pen.fillRect(area.left, line + stage.unit * 0.16, area.right - area.left, area.bottom - line);
        }
        pen.globalCompositeOperation = "lighter";
        for (let i = 0; i < 40; i++) {
          const colour: Rgb = random.pick([
            [170, 210, 110],
            [240, 220, 140],
            [244, 170, 170],
            [250, 250, 220],
          ]);
          const [x, y] = [random.between(area.left, area.right), edge + stage.unit * random.between(-0.14, 0.4)];
          const size = stage.unit * random.between(0.015, 0.05);
          pen.fillStyle = css(mix(colour, light.glow, 0.4), random.between(0.06, 0.22) * (0.4 + 0.6 * light.strength));
          pen.beginPath();
          pen.arc(x, y, size, 0, 7);
          pen.fill();
        }
      },
      { plain: true, blur: stage.unit * 0.009 },
    ),
  ];
}

/** A round soft mass of leaves. */
function puff(pen: Pen, x: number, y: number, size: number, colour: Rgb): void {
  const fill = pen.createRadialGradient(x, y - size * 0.2, size * 0.2, x, y, size);
  fill.addColorStop(0, css(colour));
  fill.addColorStop(0.7, css(colour, 0.85));
  fill.addColorStop(1, css(colour, 0));
  pen.fillStyle = fill;
  pen.fillRect(x - size, y - size, size * 2, size * 2);
}

/** Clouds far out of focus. */
function softClouds({ stage, light, ...world }: World, pen: Pen, left: number, right: number): void {
  const random = world.random("soft clouds");
  const white = mix(light.sky[2], light.key, 0.6);
  for (let i = 0; i < 5; i++) {
    const [x, y] = [random.between(left, right), -stage.headroom * random.between(0.25, 0.85)];
    const size = stage.unit * random.between(0.07, 0.13);
    pen.save();
    pen.translate(x, y);
    pen.scale(1, 0.5);
    for (let k = -2; k <= 2; k++)
      glow(pen, k * size * 0.7, random.between(-0.3, 0.3) * size, size * (1.5 - 0.3 * Math.abs(k)), white, 0.6);
    pen.restore();
  }
}
