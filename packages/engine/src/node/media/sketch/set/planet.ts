import { type Canvas, createCanvas } from "@napi-rs/canvas";
import type { Rgb } from "../../../../craft/colours.ts";
import type { SubjectKind } from "../../../../craft/subjects.ts";
import { baked } from "../bake.ts";
import { css, mix, white } from "../colour.ts";
import { placeAt } from "../stage.ts";
import type { Part, Pen, World } from "../world.ts";
import { bands, continents, craters, rust, storm } from "./planet-surface.ts";
import { glow } from "./sky.ts";

const surfaces: Readonly<Partial<Record<SubjectKind, Rgb>>> = {
  moon: [196, 194, 190],
  planet: [56, 104, 170],
  saturn: [222, 190, 138],
  jupiter: [206, 164, 126],
  mars: [186, 98, 62],
};

/** A planet, large and partly out of the frame: the one that the prompt names, else a banded one of the seed's colours. */
export function planet(world: World, hue: Rgb, second: Rgb): Part[] {
  const { stage, framing, scene } = world;
  const random = world.random("planet");
  // From the moon the earth is seen.
  const kind = scene.lunar ? "planet" : scene.subjects.find((subject) => surfaces[subject.kind])?.kind;
  const alone = scene.subjects.every((subject) => surfaces[subject.kind]);
  const radius =
    stage.unit *
    (scene.lunar ? 0.13 : kind ? random.between(0.34, 0.46) * (alone ? 0.78 : 1) : random.between(0.22, 0.62));
  const side = -(Math.sign(framing.subjectX) || 1);
  const x = side * stage.width * (alone && kind ? 0.04 : random.between(0.14, 0.34));
  const y = scene.lunar
    ? -stage.headroom * 0.62
    : alone && kind
      ? stage.height / 2 - stage.horizon
      : stage.height * (radius > stage.unit * 0.45 ? random.between(0.1, 0.3) : random.between(-0.35, -0.12));
  const surface = (kind && surfaces[kind]) ?? mix(second, hue, 0.3);
  const light = random.between(-2.5, -0.6);
  const rings =
    kind === "saturn" || (!kind && random.chance(0.5)) ? mix(kind ? surface : second, white, 0.4) : undefined;
  const globe = globeOf(kind, surface, random);
  const back = baked(
    world,
    45.2,
    (pen) => {
      glow(pen, x, y, radius * 1.5, mix(surface, white, 0.35), 0.5);
      if (rings) ring(pen, x, y, radius, rings, Math.PI);
    },
    { plain: true, blur: 0 },
  );
  const front = baked(
    world,
    44.8,
    (pen) => {
      pen.save();
      pen.beginPath();
      pen.arc(x, y, radius, 0, Math.PI * 2);
      pen.clip();
      shadeOf(pen, x, y, radius, light);
      pen.restore();
      pen.lineWidth = Math.max(1.5, radius * 0.018);
      pen.strokeStyle = css(mix(surface, white, 0.6), 0.85);
      pen.beginPath();
      pen.arc(x, y, radius, light - 1.15, light + 1.15);
      pen.stroke();
      if (rings) ring(pen, x, y, radius, rings, 0);
    },
    { plain: true, blur: 0 },
  );
  const turns = scene.subjects.some((subject) => surfaces[subject.kind] && subject.action === "turn") ? 0.09 : 0.022;
  const middle: Part = {
    depth: 45,
    paint({ pen, view, seconds }) {
      const placed = placeAt(stage, view, 45);
      const r = radius * placed.scale;
      const [cx, cy] = [placed.x + x * placed.scale, placed.y + y * placed.scale];
      pen.save();
      pen.beginPath();
      pen.arc(cx, cy, r - 0.5, 0, 7);
      pen.clip();
      // The map goes round: it is drawn again where it ends.
      const shift = ((seconds * turns) % 2) * r * 2;
      for (const from of [shift - r * 4, shift]) pen.drawImage(globe, cx - r + from, cy - r, r * 4, r * 2);
      pen.restore();
    },
  };
  return [back, middle, front];
}

/** The map of a planet, twice as wide as the side that is seen. */
function globeOf(kind: SubjectKind | undefined, surface: Rgb, random: ReturnType<World["random"]>): Canvas {
  const r = 200;
  const canvas = createCanvas(r * 4, r * 2);
  const pen = canvas.getContext("2d");
  pen.fillStyle = css(surface);
  pen.fillRect(0, 0, r * 4, r * 2);
  for (const x of [r, r * 3]) {
    if (kind === "moon") craters(pen, x, r, r, surface, random);
    else if (kind === "planet") continents(pen, x, r, r, random);
    else if (kind === "mars") rust(pen, x, r, r, random);
  }
  if (kind === "moon" || kind === "planet" || kind === "mars") return canvas;
  // Belts go all the way round.
  pen.save();
  pen.translate(r * 2, 0);
  pen.scale(2, 1);
  bands(pen, 0, r, r, surface, random);
  pen.restore();
  if (kind === "jupiter") storm(pen, r, r, r);
  return canvas;
}

/** The night side. */
function shadeOf(pen: Pen, x: number, y: number, radius: number, light: number): void {
  const lx = x + Math.cos(light) * radius * 0.7;
  const ly = y + Math.sin(light) * radius * 0.7;
  const night = pen.createRadialGradient(lx, ly, radius * 0.2, lx, ly, radius * 1.75);
  night.addColorStop(0, "rgba(255,255,255,0.14)");
  night.addColorStop(0.35, "rgba(0,0,8,0)");
  night.addColorStop(0.75, "rgba(0,0,8,0.82)");
  night.addColorStop(1, "rgba(0,0,8,0.97)");
  pen.fillStyle = night;
  pen.fillRect(x - radius, y - radius, radius * 2, radius * 2);
}

/** Half of the rings: the far half behind the planet (from pi) or the near one before it (from 0). */
function ring(pen: Pen, x: number, y: number, radius: number, colour: Rgb, from: number): void {
  pen.save();
  pen.translate(x, y);
  pen.rotate(-0.32);
  pen.scale(1, 0.24);
  for (const [reach, wide, alpha] of [
    [1.36, 0.07, 0.34],
    [1.54, 0.2, 0.62],
    [1.79, 0.16, 0.46],
    [1.98, 0.05, 0.4],
  ] as const) {
    pen.strokeStyle = css(colour, alpha);
    pen.lineWidth = radius * wide;
    pen.beginPath();
    pen.arc(0, 0, radius * reach, from, from + Math.PI);
    pen.stroke();
  }
  pen.restore();
}
