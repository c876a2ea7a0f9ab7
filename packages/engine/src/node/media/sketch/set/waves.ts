import type { Rgb } from "../../../../craft/colours.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import { css, mix, shade, white } from "../colour.ts";
import { noiseLine } from "../noise.ts";
import { placeAt } from "../stage.ts";
import type { Moment, Part, World } from "../world.ts";
import { sunPlace } from "./sky.ts";

/** How rough the water is, and its colour. Rows nearer than `until` are left out. */
export interface Swell {
  readonly swell: number;
  readonly tint: Rgb;
  readonly until?: number;
}

interface Row {
  readonly depth: number;
  /** 0 at the horizon, about 1 at the subject. */
  readonly near: number;
  /** Height of its waves. */
  readonly high: number;
  /** The water line of the row in this frame, and how long its waves are. */
  at(moment: Moment): { line: (x: number) => number; foot: number; long: number; scale: number };
}

const rows = 12;

/** Rows of waves from the horizon to the front, each a part of its own so that boats lie between them, and the sun on them. */
export function waves(world: World, { swell, tint, until = 0 }: Swell): Part[] {
  const { weather } = world.scene;
  const wind = weather.includes("storm") ? 4.4 : weather.includes("wind") ? 1.7 : 1;
  const all = Array.from({ length: rows }, (_, index) => rowOf(world, index, swell, wind)).filter(
    ({ depth }) => depth > until,
  );
  return [
    ...all.map((row, index) => wavePart(world, row, index, { swell, tint }, wind)),
    glitter(
      world,
      all.filter(({ depth }) => depth > 1),
      Math.max(1.001, until),
    ),
    glitter(
      world,
      all.filter(({ depth }) => depth <= 1),
      0.7,
    ),
  ];
}

function rowOf(world: World, index: number, swell: number, wind: number): Row {
  const { stage } = world;
  const near = ((index + 1) / rows) ** 1.7 * 1.28;
  const depth = 1 / near;
  const random = world.random(`wave ${index}`);
  const broad = noiseLine(random);
  const fine = noiseLine(random);
  const phase = random() * 100;
  const high = stage.unit * 0.03 * swell * wind * near ** 0.9;
  return {
    depth,
    near,
    high,
    at({ view, seconds }) {
      const placed = placeAt(stage, view, depth);
      const foot = placed.y + (stage.ground / depth) * placed.scale;
      const long = (stage.unit * 0.34 * near ** 0.75 + stage.unit * 0.05) * placed.scale;
      const drift = seconds * (0.32 + 0.12 * wind) + phase;
      const heave = seconds * 1.1 + phase;
      const line = (x: number) => {
        const t = (x - placed.x) / long;
        return (
          foot -
          high *
            placed.scale *
            (broad(t + drift) + 0.4 * fine(t * 2.6 - drift * 1.3) + 0.35 * Math.sin(heave + t * 0.4))
        );
      };
      return { line, foot, long, scale: placed.scale };
    },
  };
}

function wavePart(world: World, row: Row, index: number, { swell, tint }: Swell, wind: number): Part {
  const { stage, light } = world;
  const { near, high, depth } = row;
  const deep = mix(shade(tint, light.dark ? -0.72 : -0.32), light.ambient, 0.16);
  const mirrored = mix(mix(light.sky[1], deep, 0.5 + 0.34 * near), light.haze, 0.5 * Math.exp(-near * 5));
  const body = mix(mirrored, deep, 0.15);
  const crest = mix(body, mix(light.sky[2], white, 0.25), wind > 2 ? 0.55 : 0.32 * (0.35 + 0.65 * light.strength));
  const fill = css(body, (index === 0 ? 0.3 : 0.64) * Math.min(1, 0.15 + swell * 0.9));
  const stroke = css(crest, 0.55);
  return {
    depth,
    paint(moment) {
      const { pen } = moment;
      const { line, foot, long, scale } = row.at(moment);
      if (foot - high * 3 > stage.height) return;
      const step = Math.max(6, long / 9);
      const trace = () => {
        pen.beginPath();
        for (let x = -step; x <= stage.width + step; x += step) pen.lineTo(x, line(x));
      };
      trace();
      const bottom = Math.min(stage.height + 4, foot + stage.unit * 0.17);
      pen.lineTo(stage.width + step, bottom);
      pen.lineTo(-step, bottom);
      pen.fillStyle = fill;
      pen.fill();
      trace();
      pen.strokeStyle = stroke;
      pen.lineWidth = Math.max(0.7, stage.unit * 0.0032 * near * scale);
      pen.stroke();
    },
  };
}

/** The road of light under the sun: flat sparks on the waves that wink. */
function glitter(world: World, over: readonly Row[], depth: number): Part {
  const { stage, light } = world;
  const strength = (light.sunHeight < 0.5 || light.moon ? 1 : 0.45) * (0.2 + 0.8 * light.strength);
  const sun = sunPlace(world).x;
  const sparks = over.map((row, index) => ({
    row,
    sparks: sparksOf(world.random(`sparks ${row.depth}`), row.near, index < 3 ? 20 : 16),
  }));
  const dim = css(light.glow, strength * 0.3);
  const bright = css(mix(light.glow, white, 0.5), strength * 0.6);
  return {
    depth,
    paint(moment) {
      const { pen, view, seconds } = moment;
      const x0 = placeAt(stage, view, 1e5).x + sun * view.zoom;
      pen.save();
      pen.globalCompositeOperation = "lighter";
      for (const lively of [false, true]) {
        pen.fillStyle = lively ? bright : dim;
        pen.beginPath();
        for (const { row, sparks: own } of sparks) {
          const { line } = row.at(moment);
          const tall = Math.max(1, stage.unit * 0.0052 * (0.25 + row.near));
          for (const spark of own) {
            const wink = Math.sin(seconds * spark.rate + spark.phase);
            if (wink < (lively ? 0.3 : -0.5)) continue;
            const share = spark.size * (0.45 + 0.55 * Math.abs(wink)) * (lively ? 0.6 : 1);
            const wide = stage.unit * (0.007 + 0.034 * row.near) * share;
            const x = x0 + spark.x * stage.unit;
            pen.rect(x - wide, line(x) + spark.down * row.high * 1.2, wide * 2, tall);
          }
        }
        pen.fill();
      }
      pen.restore();
    },
  };
}

function sparksOf(random: Random, near: number, count: number) {
  return Array.from({ length: count }, () => ({
    x: (random() + random() + random() - 1.5) * (0.075 + 0.26 * near),
    down: random.between(0.2, 2.4),
    size: random.between(0.5, 1.5),
    phase: random() * 6.28,
    rate: random.between(1.2, 3.4),
  }));
}
