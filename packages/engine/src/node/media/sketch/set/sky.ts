import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import type { Area } from "../plane.ts";
import { css, mix, shade, white } from "../colour.ts";
import type { Part, Pen, World } from "../world.ts";
import { clouds } from "./clouds.ts";

/** Where the sun or moon stands, from the vanishing point at rest. */
export function sunPlace(world: World): { x: number; y: number; size: number } {
  const { stage, light, scene } = world;
  const random = world.random("sun");
  // On the other third than the subject, which usually stands on the one the seed chose.
  const side = Math.sign(world.framing.subjectX) || 1;
  const x = -side * stage.width * random.between(0.1, 0.22);
  const named = scene.subjects.some(({ kind }) => kind === "moon" || kind === "sun");
  const size = stage.unit * (light.moon ? 0.042 : 0.055) * (named ? 2 : 1) * (light.sunHeight < 0.2 ? 1.25 : 1);
  const room = stage.headroom - size * 1.5;
  return { x, y: -Math.min(room, light.sunHeight * stage.height * random.between(0.9, 1.1)), size };
}

/** The sky: a gradient with the glow of the sun, stars, the sun or moon, and clouds that drift. */
export function sky(world: World, options: { clouds?: number; light?: (pen: Pen) => void } = {}): Part[] {
  const { stage, light } = world;
  const base = baked(
    world,
    1e5,
    (pen, area) => {
      paintGradient(world, pen, area);
      if (light.stars > 0) paintStars(world, pen, area);
      paintSun(world, pen);
      options.light?.(pen);
    },
    { bottom: stage.ground * 1.2 + stage.height, soft: true },
  );
  return [base, ...clouds(world, options.clouds)];
}

function paintGradient({ stage, light }: World, pen: Pen, area: Area): void {
  const [top, middle, low] = light.sky;
  const gradient = pen.createLinearGradient(0, -stage.headroom * 1.15, 0, stage.ground * 0.1);
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

function paintStars(world: World, pen: Pen, area: Area, low = 0): void {
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
