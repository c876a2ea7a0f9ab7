import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import type { Area } from "../plane.ts";
import { css, mix, shade } from "../colour.ts";
import { hazeAt, lit } from "../light.ts";
import type { Part, Pen, World } from "../world.ts";

type Cover = "grass" | "sand" | "snow" | "soil" | "stone" | "none";

/**
 * The ground from the horizon, or the depth where it begins, to the viewer's feet: haze far off, texture that grows coarser
 * as it comes nearer.
 */
export function ground(
  world: World,
  colour: Rgb,
  cover: Cover,
  paint?: (pen: Pen, area: Area) => void,
  beginsAt = Infinity,
): Part {
  const { stage, light } = world;
  const top = stage.ground / beginsAt;
  return baked(
    world,
    Math.min(1e4, beginsAt),
    (pen, area) => {
      const near = stage.height - stage.horizon;
      const gradient = pen.createLinearGradient(0, 0, 0, near);
      for (const at of [0, 0.06, 0.16, 0.36, 0.7, 1]) {
        const depth = stage.ground / Math.max(1, at * near);
        const tone = mix(lit(light, colour, 1, 0.35 - 0.5 * at), light.haze, hazeAt(light, Math.min(depth, 60)));
        gradient.addColorStop(at, css(shade(tone, -0.16 * at)));
      }
      pen.fillStyle = gradient;
      pen.fillRect(area.left, top, area.right - area.left, area.bottom);
      texture(world, pen, area, colour, cover, top);
      paint?.(pen, area);
    },
    { top, flat: true },
  );
}

/** Strokes scattered in perspective: few and fine far off, large near by. */
function texture(world: World, pen: Pen, area: Area, colour: Rgb, cover: Cover, top: number): void {
  if (cover === "none" || world.look.bare) return;
  const { stage, light } = world;
  const random = world.random(`texture ${cover}`);
  const count = { grass: 900, sand: 260, snow: 160, soil: 800, stone: 500 }[cover];
  for (let i = 0; i < count; i++) {
    const depth = 1 / (0.12 + 1.25 * Math.sqrt(i / count));
    const y = stage.ground / depth;
    if (y > area.bottom + stage.unit * 0.1 || y < top) continue;
    const x = random.between(area.left, area.right);
    const size = (stage.unit * random.between(0.6, 1.4)) / depth;
    const tone = mix(lit(light, colour, 1, random.between(-0.9, 0.75)), light.haze, hazeAt(light, depth));
    const fade = cover === "grass" || cover === "soil" ? 0.55 : cover === "stone" ? 0.2 : 0.3;
    if (cover === "grass") {
      pen.strokeStyle = css(tone, fade);
      pen.lineWidth = Math.max(0.6, size * 0.004);
      pen.beginPath();
      for (let k = -2; k <= 2; k++) {
        pen.moveTo(x + k * size * 0.006, y);
        pen.quadraticCurveTo(
          x + k * size * 0.008,
          y - size * 0.02,
          x + k * size * 0.013 + random.between(-1, 1),
          y - size * random.between(0.022, 0.05),
        );
      }
      pen.stroke();
    } else if (cover === "sand" || cover === "snow") {
      pen.strokeStyle = css(tone, fade);
      pen.lineWidth = Math.max(0.6, size * 0.005);
      pen.beginPath();
      pen.moveTo(x, y);
      pen.bezierCurveTo(x + size * 0.06, y - size * 0.012, x + size * 0.12, y + size * 0.012, x + size * 0.2, y);
      pen.stroke();
    } else {
      pen.fillStyle = css(tone, fade);
      pen.beginPath();
      pen.ellipse(x, y, size * random.between(0.003, 0.014), size * random.between(0.0016, 0.005), 0, 0, 7);
      pen.fill();
    }
  }
}

/** Mist that lies low at a depth and drifts slowly. */
export function mistBank(world: World, depth: number, strength: number): Part {
  const { stage, light } = world;
  const foot = stage.ground / depth;
  const high = stage.unit * 0.16;
  const random = world.random(`mist ${depth}`);
  return baked(
    world,
    depth,
    (pen, area) => {
      // Long puffs that overlap: a single band would show its edges.
      const tone = mix(light.haze, light.glow, 0.12);
      for (let x = area.left - high; x < area.right + high * 2; x += high * random.between(0.5, 0.9)) {
        const [wide, tall, y] = [
          high * random.between(1.4, 2.6),
          high * random.between(0.45, 0.8),
          foot - high * random.between(0.12, 0.36),
        ];
        pen.save();
        pen.translate(x, y);
        pen.scale(1, tall / wide);
        const puff = pen.createRadialGradient(0, 0, 0, 0, 0, wide);
        puff.addColorStop(0, css(tone, strength * 0.5));
        puff.addColorStop(0.5, css(tone, strength * 0.24));
        puff.addColorStop(1, css(tone, 0));
        pen.fillStyle = puff;
        pen.fillRect(-wide, -wide, wide * 2, wide * 2);
        pen.restore();
      }
    },
    { top: foot - high * 1.2, bottom: foot + high * 0.7, plain: true, blur: 0, soft: true },
  );
}
