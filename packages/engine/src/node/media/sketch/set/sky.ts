import type { Rgb } from "../../../../craft/colours.ts";
import { createCanvas } from "@napi-rs/canvas";
import { baked, type Area } from "../bake.ts";
import { css, mix, shade, white } from "../colour.ts";
import { ruggedLine } from "../noise.ts";
import { placeAt } from "../stage.ts";
import type { Part, Pen, World } from "../world.ts";

/** Where the sun or moon stands, from the vanishing point at rest. */
export function sunPlace(world: World): { x: number; y: number; size: number } {
  const { stage, light, scene } = world;
  const random = world.random("sun");
  // On the other third than the subject, which usually stands on the one the seed chose.
  const side = Math.sign(world.framing.subjectX) || 1;
  const x = -side * stage.width * random.between(0.1, 0.22);
  const named = scene.subjects.some(({ kind }) => kind === "moon" || kind === "sun");
  const size = stage.unit * (light.moon ? 0.042 : 0.055) * (named ? 2 : 1) * (light.sunHeight < 0.2 ? 1.25 : 1);
  const room = stage.horizon - size * 1.6;
  return { x, y: -Math.min(room, light.sunHeight * stage.height * random.between(0.9, 1.1)), size };
}

const far = 400;

/** The sky: a gradient with the glow of the sun, stars, the sun or moon, and clouds that drift. */
export function sky(world: World, options: { clouds?: number; sun?: boolean } = {}): Part[] {
  const { stage, light } = world;
  const base = baked(
    world,
    1e5,
    (pen, area) => {
      paintGradient(world, pen, area);
      if (light.stars > 0) paintStars(world, pen, area);
      if (options.sun !== false) paintSun(world, pen);
    },
    { bottom: stage.ground * 1.2 + stage.height },
  );
  // The sky hardly moves and has no edges: whole pixels are enough and take a fifth of the time.
  const still: Part = {
    depth: 1e6,
    paint(moment) {
      const smooth = moment.pen.imageSmoothingEnabled;
      moment.pen.imageSmoothingEnabled = moment.view.zoom !== 1 || moment.view.roll !== 0;
      base.paint(moment);
      moment.pen.imageSmoothingEnabled = smooth;
    },
  };
  return [still, ...clouds(world, options.clouds)];
}

function paintGradient({ stage, light }: World, pen: Pen, area: Area): void {
  const [top, middle, low] = light.sky;
  const gradient = pen.createLinearGradient(0, -stage.horizon * 1.15, 0, stage.ground * 0.1);
  gradient.addColorStop(0, css(top));
  gradient.addColorStop(0.52, css(middle));
  gradient.addColorStop(0.9, css(low));
  gradient.addColorStop(1, css(mix(low, light.haze, 0.4)));
  pen.fillStyle = gradient;
  pen.fillRect(area.left, area.top, area.right - area.left, area.bottom - area.top);
}

function paintSun(world: World, pen: Pen): void {
  const { stage, light } = world;
  const { x, y, size } = sunPlace(world);
  glow(
    pen,
    x,
    Math.min(y, -light.sunHeight * 10),
    stage.unit * (light.moon ? 0.42 : 0.85),
    light.glow,
    0.2 + 0.6 * light.strength,
  );
  if (!light.moon) glow(pen, x, y, stage.unit * 0.32, mix(light.glow, white, 0.4), 0.85 * light.strength);
  if (light.sunHeight < 0 || light.strength < 0.16) return;
  glow(pen, x, y, size * 2.6, light.sun, 0.7 * light.strength);
  pen.fillStyle = css(light.sun, 0.35 + 0.65 * light.strength);
  pen.beginPath();
  pen.arc(x, y, size, 0, 7);
  pen.fill();
  if (!light.moon) return;
  const random = world.random("craters");
  pen.save();
  pen.clip();
  pen.fillStyle = css(shade(light.sun, -0.16), 0.5);
  for (let i = 0; i < 7; i++) {
    pen.beginPath();
    pen.arc(
      x + size * random.between(-0.8, 0.8),
      y + size * random.between(-0.8, 0.8),
      size * random.between(0.08, 0.34),
      0,
      7,
    );
    pen.fill();
  }
  pen.restore();
}

/** A soft disc of light. */
export function glow(pen: Pen, x: number, y: number, radius: number, colour: Rgb, strength: number): void {
  const gradient = pen.createRadialGradient(x, y, 0, x, y, radius);
  for (const [at, share] of [
    [0, 1],
    [0.12, 0.72],
    [0.3, 0.38],
    [0.55, 0.13],
    [0.8, 0.03],
    [1, 0],
  ] as const)
    gradient.addColorStop(at, css(colour, share * Math.min(1, strength)));
  pen.fillStyle = gradient;
  pen.fillRect(x - radius, y - radius, radius * 2, radius * 2);
}

export function paintStars(world: World, pen: Pen, area: Area, low = 0): void {
  const { stage, light } = world;
  const random = world.random("stars");
  const count = Math.round(
    (((area.right - area.left) * (area.bottom - area.top)) / stage.unit ** 2) * 260 * light.stars,
  );
  for (let i = 0; i < count; i++) {
    const x = random.between(area.left, area.right);
    const height = random();
    const y = area.top + (low - area.top) * height;
    const bright = random() ** 4;
    const size = stage.unit * (0.0009 + 0.0022 * bright);
    pen.fillStyle = css(
      random.pick([white, [190, 210, 255], [255, 232, 205]]),
      (0.25 + 0.75 * bright) * (1 - height * 0.75),
    );
    pen.beginPath();
    pen.arc(x, y, size, 0, 7);
    pen.fill();
  }
}

function cloudiness(world: World): number {
  const has = (kind: (typeof world.scene.weather)[number]) => world.scene.weather.includes(kind);
  if (has("clear")) return 0.12;
  if (has("storm")) return 1;
  return has("rain") || has("clouds") || has("snow") ? 0.85 : 0.45;
}

/** Two banks of clouds at different depths that drift with the wind. */
function clouds(world: World, amount = cloudiness(world)): Part[] {
  if (amount <= 0) return [];
  const { stage, light } = world;
  const random = world.random("clouds");
  const wind = (random.chance(0.5) ? 1 : -1) * stage.unit * (world.scene.weather.includes("wind") ? 0.02 : 0.006);
  return [0, 1].map((bank): Part => {
    const count = Math.round((2 + 5 * amount) * (bank === 0 ? 1.4 : 1));
    const puffs = Array.from({ length: count }, () => ({
      x: random.between(-0.9, 0.9) * stage.width,
      y: -stage.horizon * (bank === 0 ? random.between(0.1, 0.4) : random.between(0.42, 1.05)),
      size: stage.unit * (bank === 0 ? random.between(0.09, 0.16) : random.between(0.14, 0.3)),
      flat: random.between(0.2, 0.34),
      sprite: random.below(3),
    }));
    const sprites = Array.from({ length: 3 }, () => cloudSprite(world, random.between(1, 1e6), bank));
    const depth = bank === 0 ? far * 2 : far;
    return {
      depth,
      paint({ pen, view, seconds }) {
        const placed = placeAt(stage, view, depth);
        pen.save();
        pen.globalAlpha = Math.min(1, 0.55 + 0.4 * amount);
        for (const puff of puffs) {
          const sprite = sprites[puff.sprite];
          if (sprite === undefined) continue;
          const width = puff.size * 4.2 * placed.scale;
          const x = placed.x + (puff.x + wind * seconds * (bank + 1)) * placed.scale;
          if (x + width < 0 || x - width > stage.width) continue;
          pen.drawImage(
            sprite,
            x - width / 2,
            placed.y + puff.y * placed.scale - width * puff.flat,
            width,
            width * puff.flat * 1.6,
          );
        }
        pen.restore();
      },
    };
  });

  function cloudSprite(world: World, seed: number, bank: number) {
    const wide = Math.ceil(stage.unit * 0.6);
    const high = Math.ceil(wide * 0.42);
    const canvas = createCanvas(wide, high);
    const pen = canvas.getContext("2d");
    const line = ruggedLine(world.random(`cloud ${Math.round(seed)}`), 4, 0.6);
    const bright = light.dark ? mix(light.sky[1], light.key, 0.2) : mix(mix(light.sky[2], white, 0.55), light.key, 0.3);
    const dim = mix(light.sky[1], light.ambient, 0.3);
    const body = mix(bright, dim, amount > 0.8 ? 0.6 : 0.2);
    const lobes = 15;
    for (let pass = 0; pass < 2; pass++)
      for (let i = 0; i < lobes; i++) {
        const t = (i + 0.5) / lobes;
        const arch = Math.sin(Math.PI * t);
        const radius = high * (0.1 + 0.24 * arch * (0.7 + 0.5 * line(i * 1.7 + bank * 9)));
        const x = wide * (0.1 + 0.8 * t);
        const y = high * (0.72 - 0.3 * arch * (0.6 + 0.4 * line(i * 2.3 + 50)));
        const shift = pass === 0 ? radius * 0.16 : -radius * 0.1;
        const gradient = pen.createRadialGradient(x, y + shift, radius * 0.1, x, y + shift, Math.max(1, radius));
        const colour = pass === 0 ? mix(body, dim, 0.55) : body;
        gradient.addColorStop(0, css(pass === 0 ? colour : mix(colour, bright, 0.8), 0.85));
        gradient.addColorStop(0.55, css(colour, 0.55));
        gradient.addColorStop(1, css(colour, 0));
        pen.fillStyle = gradient;
        pen.fillRect(x - radius, y + shift - radius, radius * 2, radius * 2);
      }
    return canvas;
  }
}
