import { type Canvas, createCanvas } from "@napi-rs/canvas";
import type { Rgb } from "../../../../craft/colours.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import { css, mix, shade, white } from "../colour.ts";
import { placeAt } from "../stage.ts";
import type { Part, World } from "../world.ts";

/** Two banks of clouds at different depths that drift with the wind. `amount` from 0 (none) to 1 (closed). */
export function clouds(world: World, amount = cloudiness(world)): Part[] {
  if (amount <= 0 || (world.look.bare && amount < 0.8)) return [];
  const { stage } = world;
  const random = world.chance("clouds");
  const wind = (random.chance(0.5) ? 1 : -1) * stage.unit * (world.scene.weather.includes("wind") ? 0.03 : 0.012);
  return ([800, 400] as const).map((depth, bank): Part => {
    const sprites = [0, 1, 2].map(() => sprite(world, random, amount));
    const puffs = Array.from({ length: Math.round((2 + 5 * amount) * (bank === 0 ? 1.4 : 1)) }, (_, i) => ({
      x: random.between(-0.9, 0.9) * stage.width,
      y: -stage.headroom * (bank === 0 ? random.between(0.1, 0.42) : random.between(0.45, 1.05)),
      wide: stage.unit * (bank === 0 ? random.between(0.3, 0.6) : random.between(0.5, 1.15)),
      flat: random.between(0.8, 1.1),
      picture: sprites[i % 3],
    }));
    return {
      depth,
      paint({ pen, view, seconds }) {
        const placed = placeAt(stage, view, depth);
        pen.save();
        pen.globalAlpha = bank === 0 ? 0.72 : 0.9;
        for (const { x, y, wide, flat, picture } of puffs) {
          if (picture === undefined) continue;
          const w = wide * placed.scale;
          const h = (w * flat * picture.height) / picture.width;
          const left = placed.x + (x + wind * seconds * (bank + 1)) * placed.scale - w / 2;
          if (left + w < 0 || left > stage.width) continue;
          pen.drawImage(picture, left, placed.y + y * placed.scale - h, w, h);
        }
        pen.restore();
      },
    };
  });
}

function cloudiness({ scene: { weather } }: World): number {
  if (weather.includes("clear")) return 0.12;
  if (weather.includes("storm")) return 1;
  return weather.includes("rain") || weather.includes("clouds") || weather.includes("snow") ? 0.85 : 0.45;
}

/** A heap of round tops on a flat foot, bright above and dim below. */
function sprite({ stage, light }: World, random: Random, amount: number): Canvas {
  const wide = Math.ceil(stage.unit * 0.7);
  const high = Math.ceil(wide * 0.36);
  const canvas = createCanvas(wide, high);
  const pen = canvas.getContext("2d");
  const heavy = amount >= 1;
  const bright: Rgb = light.dark
    ? mix(light.sky[1], light.key, 0.26)
    : mix(mix(light.sky[2], white, heavy ? 0.1 : 0.6), light.key, heavy ? 0.1 : 0.3);
  const dim = shade(mix(light.sky[1], light.ambient, 0.3), heavy ? -0.42 : light.dark ? -0.1 : 0.06);
  const foot = high * 0.84;
  const tops = Array.from({ length: 11 }, (_, i) => {
    const t = (i + 0.5) / 11;
    const arch = Math.sin(Math.PI * t) ** 0.8;
    const radius = high * (0.08 + 0.2 * arch * random.between(0.65, 1.15));
    return { x: wide * (0.1 + 0.8 * t), y: foot - radius * 0.7 - high * 0.24 * arch * random.between(0.3, 1), radius };
  });
  pen.filter = `blur(${(wide * 0.006).toFixed(2)}px)`;
  const fill = pen.createLinearGradient(0, high * 0.1, 0, foot);
  fill.addColorStop(0, css(bright));
  fill.addColorStop(0.55, css(mix(bright, dim, 0.42)));
  fill.addColorStop(1, css(dim, 0.55));
  pen.fillStyle = fill;
  pen.beginPath();
  pen.ellipse(wide / 2, foot - high * 0.05, wide * 0.43, high * 0.09, 0, 0, 7);
  for (const { x, y, radius } of tops) {
    pen.moveTo(x + radius, y);
    pen.arc(x, y, radius, 0, 7);
    pen.rect(x - radius * 0.8, y, radius * 1.6, foot - y - high * 0.04);
  }
  pen.fill();
  pen.globalCompositeOperation = "source-atop";
  for (const { x, y, radius } of tops) {
    const top = pen.createRadialGradient(x - radius * 0.25, y - radius * 0.45, radius * 0.1, x, y, radius);
    top.addColorStop(0, css(mix(bright, white, light.dark || heavy ? 0 : 0.45), 0.85));
    top.addColorStop(1, css(bright, 0));
    pen.fillStyle = top;
    pen.fillRect(x - radius, y - radius, radius * 2, radius * 1.6);
  }
  return canvas;
}
