import { type Rgb, paints } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { black, css, mix, white } from "../colour.ts";
import { noiseLine } from "../noise.ts";
import type { Part, Pen, World } from "../world.ts";
import { placeAt } from "../stage.ts";
import { glowSprite } from "./glow-sprite.ts";
import { moonscape } from "./moonscape.ts";
import { planet } from "./planet.ts";
import { glow } from "./sky.ts";

/** Deep space: a nebula, stars at three depths, a planet whose rim catches the light. */
export function space(world: World): Part[] {
  const random = world.random("space");
  const hue: Rgb = world.scene.light
    ? paints[world.scene.light]
    : random.pick([
        [58, 74, 168],
        [128, 52, 140],
        [30, 110, 130],
        [160, 76, 60],
      ]);
  const second: Rgb = random.pick([
    [210, 96, 120],
    [70, 150, 190],
    [220, 150, 90],
    [120, 90, 200],
  ]);
  return [
    baked(
      world,
      1e5,
      (pen, area) => {
        pen.fillStyle = css(mix(black, hue, 0.07));
        pen.fillRect(area.left, area.top, area.right - area.left, area.bottom - area.top);
        nebula(world, pen, hue, second);
      },
      { plain: true },
    ),
    stars(world, "far stars", 2e4, 420, 0.55),
    twinkles(world),
    ...planet(world, hue, second),
    // Nearer stars would stand before the hills.
    ...(world.scene.lunar
      ? moonscape(world)
      : [stars(world, "stars", 60, 150, 1), stars(world, "near stars", 9, 26, 1.7)]),
  ];
}

function nebula({ stage, random: of }: World, pen: Pen, hue: Rgb, second: Rgb): void {
  const random = of("nebula");
  const line = noiseLine(random);
  const tilt = random.between(-0.5, 0.5);
  pen.globalCompositeOperation = "lighter";
  for (let i = 0; i < 90; i++) {
    const along = random.between(-1.1, 1.1) * stage.width;
    const off = (random() + random() + random() - 1.5) * stage.unit * 0.42;
    const x = along;
    const y = along * tilt * 0.5 + off + line(along / (stage.unit * 0.4)) * stage.unit * 0.16 - stage.unit * 0.1;
    glow(
      pen,
      x,
      y,
      stage.unit * random.between(0.1, 0.42),
      random.chance(0.35) ? second : hue,
      random.between(0.12, 0.36),
    );
  }
  for (let i = 0; i < 26; i++)
    glow(
      pen,
      random.between(-1, 1) * stage.width,
      random.between(-0.6, 0.6) * stage.height,
      stage.unit * random.between(0.02, 0.06),
      mix(hue, white, 0.7),
      0.14,
    );
  pen.globalCompositeOperation = "source-over";
}

/** A few stars that brighten and fade. */
function twinkles(world: World): Part {
  const { stage } = world;
  const random = world.random("twinkles");
  const sprite = glowSprite([206, 220, 255]);
  const all = Array.from({ length: 22 }, () => ({
    x: random.between(-0.55, 0.55) * stage.width,
    y: random.between(-0.6, 0.5) * stage.height,
    size: stage.unit * random.between(0.012, 0.03),
    rate: random.between(0.8, 2.6),
    phase: random() * 6.28,
  }));
  return {
    depth: 1.9e4,
    paint({ pen, view, seconds }) {
      const placed = placeAt(stage, view, 1.9e4);
      pen.save();
      for (const { x, y, size, rate, phase } of all) {
        pen.globalAlpha = 0.15 + 0.85 * Math.max(0, Math.sin(seconds * rate + phase)) ** 2;
        pen.drawImage(
          sprite,
          placed.x + x * placed.scale - size / 2,
          placed.y + y * placed.scale - size / 2,
          size,
          size,
        );
      }
      pen.restore();
    },
  };
}

function stars(world: World, name: string, depth: number, count: number, size: number): Part {
  const { stage } = world;
  const random = world.random(name);
  return baked(
    world,
    depth,
    (pen, area) => {
      const many = Math.round(
        (count * (area.right - area.left) * (area.bottom - area.top)) / (stage.width * stage.height),
      );
      for (let i = 0; i < many; i++) {
        const x = random.between(area.left, area.right);
        const y = random.between(area.top, area.bottom);
        const bright = random() ** 5;
        const colour: Rgb = random.pick([
          [255, 255, 255],
          [186, 206, 255],
          [255, 226, 196],
        ]);
        const radius = stage.unit * (0.0008 + 0.0022 * bright) * size;
        if (bright > 0.55) glow(pen, x, y, radius * 9, colour, 0.4);
        pen.fillStyle = css(colour, 0.35 + 0.65 * bright);
        pen.beginPath();
        pen.arc(x, y, radius, 0, 7);
        pen.fill();
      }
    },
    { plain: true, blur: 0 },
  );
}
