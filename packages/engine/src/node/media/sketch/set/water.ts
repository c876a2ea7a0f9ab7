import type { Canvas } from "@napi-rs/canvas";
import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade, white } from "../colour.ts";
import { noiseLine } from "../noise.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import { placeAt } from "../stage.ts";
import type { Moment, Part, World } from "../world.ts";
import { sunPlace } from "./sky.ts";
import { snapshot } from "./strips.ts";

/** Open water from the horizon to the viewer: it mirrors the sky, waves roll in, and the sun glitters on it. */
export function sea(
  world: World,
  options: { swell: number; tint: Rgb; from?: number; mirror?: number; until?: number },
): Part[] {
  const { stage, light } = world;
  const base = baked(
    world,
    9e3,
    (pen, area) => {
      const gradient = pen.createLinearGradient(0, 0, 0, stage.height - stage.horizon);
      const deep = mix(shade(options.tint, light.dark ? -0.72 : -0.3), light.ambient, light.dark ? 0.12 : 0.22);
      gradient.addColorStop(0, css(mix(light.sky[2], options.tint, 0.12)));
      gradient.addColorStop(0.12, css(mix(mix(light.sky[2], light.sky[1], 0.5), deep, 0.35)));
      gradient.addColorStop(0.5, css(mix(light.sky[1], deep, 0.68)));
      gradient.addColorStop(1, css(mix(light.sky[0], deep, 0.78)));
      pen.fillStyle = gradient;
      pen.fillRect(area.left, 0, area.right - area.left, area.bottom);
    },
    { top: 0, flat: true },
  );
  const parts: Part[] = [base];
  if ((options.mirror ?? 0) > 0) parts.push(mirror(world, options.mirror ?? 0));
  return [...parts, ...waves(world, options.swell, options.tint).filter(({ depth }) => depth > (options.until ?? 0))];
}

/** What stands on the far shore, upside down in the water: strips of the picture above, shifted by ripples. */
function mirror(world: World, strength: number): Part {
  const { stage } = world;
  const random = world.random("mirror");
  let above: Canvas | undefined;
  const rate = random.between(1.6, 2.2);
  return {
    depth: 9,
    paint({ pen, view, seconds }) {
      const line = Math.round(placeAt(stage, view, 1e5).y);
      const below = stage.height - line;
      if (line <= 0 || below <= 0) return;
      above = snapshot(pen, above, line);
      const strip = Math.max(2, Math.round(stage.height / 120));
      pen.save();
      pen.imageSmoothingEnabled = false;
      for (let y = 0; y < below; y += strip) {
        const from = line - Math.round(y * 1.06) - strip;
        if (from < 0) break;
        const near = y / below;
        pen.globalAlpha = strength * (1 - 0.75 * near);
        const shift =
          Math.sin(y * 0.21 - seconds * rate * 2) * (0.6 + 7 * near) + Math.sin(y * 0.057 + seconds * rate) * 5 * near;
        pen.drawImage(
          above,
          0,
          from,
          stage.width,
          strip,
          Math.round(shift * (stage.unit / 540)),
          line + y,
          stage.width,
          strip,
        );
      }
      pen.restore();
    },
  };
}

/** Rows of waves from the horizon to the front, each its own part so that boats and swimmers sit between them. */
function waves(world: World, swell: number, tint: Rgb): Part[] {
  const { stage, light } = world;
  const rows = 15;
  const wind = world.scene.weather.includes("storm") ? 4.4 : world.scene.weather.includes("wind") ? 1.7 : 1;
  return Array.from({ length: rows }, (_, row): Part => {
    const near = ((row + 1) / rows) ** 1.7 * 1.28;
    const depth = 1 / near;
    const random = world.random(`wave ${row}`);
    const line = noiseLine(random);
    const fine = noiseLine(random);
    const phase = random() * 100;
    const deep = mix(shade(tint, light.dark ? -0.72 : -0.32), light.ambient, 0.16);
    const body = mix(
      mix(mix(light.sky[1], deep, 0.5 + 0.34 * near), light.haze, 0.5 * Math.exp(-near * 5)),
      deep,
      0.15,
    );
    const crest = mix(body, mix(light.sky[2], white, 0.25), wind > 2 ? 0.55 : 0.32 * (0.35 + 0.65 * light.strength));
    const high = stage.unit * 0.03 * swell * wind * near ** 0.9;
    const sparks = sparksOf(random, near, row);
    const glitter = (light.sunHeight < 0.5 || light.moon ? 1 : 0.45) * (0.2 + 0.8 * light.strength);
    const sun = sunPlace(world).x;
    const paint = ({ pen, view, seconds }: Moment) => {
      const placed = placeAt(stage, view, depth);
      const y0 = placed.y + (stage.ground / depth) * placed.scale;
      if (y0 - high * 3 > stage.height) return;
      const size = (stage.unit * 0.34 * near ** 0.75 + stage.unit * 0.05) * placed.scale;
      const step = Math.max(5, size / 9);
      const drift = seconds * (0.32 + 0.12 * wind) + phase;
      const at = (x: number) => {
        const t = (x - placed.x) / size;
        return (
          y0 -
          high *
            placed.scale *
            (line(t + drift) + 0.4 * fine(t * 2.6 - drift * 1.3) + 0.35 * Math.sin(seconds * 1.1 + phase + t * 0.4))
        );
      };
      const points: number[] = [];
      for (let x = -step; x <= stage.width + step; x += step) points.push(x, at(x));
      pen.beginPath();
      pen.moveTo(-step, stage.height + 4);
      const bottom = Math.min(stage.height + 4, y0 + stage.unit * 0.16);
      for (let i = 0; i < points.length; i += 2) pen.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
      pen.lineTo(stage.width + step, bottom);
      pen.lineTo(-step, bottom);
      pen.fillStyle = css(body, (row === 0 ? 0.3 : 0.62) * Math.min(1, 0.15 + swell * 0.9));
      pen.fill();
      pen.beginPath();
      for (let i = 0; i < points.length; i += 2) pen.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
      pen.strokeStyle = css(crest, 0.55);
      pen.lineWidth = Math.max(0.7, stage.unit * 0.0032 * near * placed.scale);
      pen.stroke();
      // The road of light under the sun: flat sparks that wink.
      const x0 = placeAt(stage, view, 1e5).x + sun * view.zoom;
      pen.save();
      pen.globalCompositeOperation = "lighter";
      for (const bright of [0, 1]) {
        pen.fillStyle = css(bright ? mix(light.glow, white, 0.5) : light.glow, glitter * (bright ? 0.6 : 0.3));
        pen.beginPath();
        for (const spark of sparks) {
          const wink = Math.sin(seconds * spark.rate + spark.phase);
          if (wink < (bright ? 0.3 : -0.5)) continue;
          const wide =
            stage.unit * (0.007 + 0.034 * near) * spark.size * (0.45 + 0.55 * Math.abs(wink)) * (bright ? 0.6 : 1);
          const x = x0 + spark.x * stage.unit;
          pen.rect(
            x - wide,
            at(x) + spark.down * high * 1.2,
            wide * 2,
            Math.max(1, stage.unit * 0.0052 * (0.25 + near)),
          );
        }
        pen.fill();
      }
      pen.restore();
    };
    return { depth, paint };
  });
}

function sparksOf(random: Random, near: number, row: number) {
  return Array.from({ length: row < 3 ? 16 : 13 }, () => ({
    x: (random() + random() + random() - 1.5) * (0.075 + 0.26 * near),
    down: random.between(0.2, 2.4),
    size: random.between(0.5, 1.5),
    phase: random() * 6.28,
    rate: random.between(1.2, 3.4),
  }));
}
