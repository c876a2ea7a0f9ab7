import type { Rgb } from "../../../../craft/colours.ts";
import { cast } from "../../../../models/sketch/cast.ts";
import { baked } from "../bake.ts";
import { css, mix, shade, white } from "../colour.ts";
import { noiseLine } from "../noise.ts";
import { placeAt } from "../stage.ts";
import type { Part, World } from "../world.ts";
import { seabed } from "./seabed.ts";
import { glow } from "./sky.ts";

/** Under the surface: light from above in moving shafts, reefs that fade into blue, swaying weed, bubbles. */
export function underwater(world: World): Part[] {
  const { light } = world;
  const random = world.random("under");
  const base: Rgb = random.pick([
    [14, 96, 138],
    [10, 84, 122],
    [18, 110, 128],
  ]);
  const deep = shade(base, light.dark ? -0.82 : -0.6);
  const high = mix(mix(base, white, 0.42), light.key, 0.25);
  const surface = light.dark ? shade(high, -0.5) : high;
  return [
    baked(
      world,
      1e5,
      (pen, area) => {
        const fill = pen.createLinearGradient(0, area.top, 0, area.bottom);
        fill.addColorStop(0, css(surface));
        fill.addColorStop(0.3, css(mix(base, surface, 0.25)));
        fill.addColorStop(1, css(deep));
        pen.fillStyle = fill;
        pen.fillRect(area.left, area.top, area.right - area.left, area.bottom - area.top);
        glow(pen, -world.framing.subjectX * 1.4, area.top, world.stage.unit * 0.9, mix(surface, white, 0.5), 0.75);
      },
      { plain: true },
    ),
    ...(world.scene.subjects.some(({ kind }) => cast[kind].place === "ground") ? [seabed(world, deep)] : []),
    rays(world, mix(surface, white, 0.4)),
    reef(world, "far reef", 14, 0.16, mix(deep, base, 0.55)),
    reef(world, "reef", 5, 0.2, mix(deep, base, 0.25)),
    reef(world, "near reef", 1.5, 0.15, deep),
    weed(world, 3.4, 16, mix(deep, [30, 110, 90], 0.35)),
    weed(world, 0.85, 9, shade(mix(deep, [20, 90, 70], 0.25), -0.2)),
    bubbles(world, mix(surface, white, 0.5)),
  ];
}

function rays(world: World, colour: Rgb): Part {
  const { stage, light } = world;
  const random = world.random("rays");
  const beams = Array.from({ length: 8 }, () => ({
    x: random.between(-0.75, 0.75) * stage.width,
    wide: stage.unit * random.between(0.03, 0.11),
    phase: random() * 6.28,
    rate: random.between(0.3, 0.8),
  }));
  const strength = light.dark ? 0.07 : 0.17;
  return {
    depth: 30,
    paint({ pen, view, seconds }) {
      const placed = placeAt(stage, view, 60);
      const fall = pen.createLinearGradient(0, 0, 0, stage.height * 0.95);
      fall.addColorStop(0, css(colour, strength));
      fall.addColorStop(1, css(colour, 0));
      pen.save();
      pen.globalCompositeOperation = "lighter";
      pen.fillStyle = fall;
      for (const { x, wide, phase, rate } of beams) {
        const sway = Math.sin(seconds * rate + phase) * stage.unit * 0.05;
        const lean = (x + world.framing.subjectX * 1.4) * 0.4;
        const at = placed.x + x * placed.scale;
        pen.globalAlpha = 0.5 + 0.5 * Math.sin(seconds * rate * 1.7 + phase * 2);
        pen.beginPath();
        pen.moveTo(at + sway * 0.3, -4);
        pen.lineTo(at + wide * 0.6 + sway * 0.3, -4);
        pen.lineTo(at + wide * 2.2 + lean + sway, stage.height);
        pen.lineTo(at - wide + lean + sway, stage.height);
        pen.fill();
      }
      pen.restore();
    },
  };
}

function reef(world: World, name: string, depth: number, height: number, colour: Rgb): Part {
  const { stage } = world;
  const random = world.random(name);
  const line = noiseLine(random);
  const foot = stage.height - stage.horizon + stage.unit * (depth < 2 ? 0.03 : 0.1 - 0.16 / depth);
  const high = height * stage.unit;
  return baked(
    world,
    depth,
    (pen, area) => {
      pen.fillStyle = css(colour);
      const top = (x: number) => foot - high * (0.6 + 0.6 * line(x / (stage.unit * 0.33)));
      pen.beginPath();
      for (let x = area.left; x <= area.right + 6; x += 6) pen.lineTo(x, top(x));
      pen.lineTo(area.right + 6, area.bottom);
      pen.lineTo(area.left, area.bottom);
      pen.fill();
      for (let i = 0; i < 26; i++) {
        const x = random.between(area.left, area.right);
        const y = top(x) + 4;
        const size = stage.unit * random.between(0.03, 0.09);
        const tint =
          depth < 6
            ? mix(
                colour,
                random.pick([
                  [214, 96, 110],
                  [226, 150, 80],
                  [150, 110, 190],
                ]),
                depth < 2 ? 0.18 : 0.3,
              )
            : shade(colour, random.between(-0.08, 0.06));
        pen.fillStyle = css(tint);
        pen.strokeStyle = css(tint);
        pen.lineCap = "round";
        if (i % 3 === 0) {
          pen.lineWidth = size * 0.14;
          for (let k = -2; k <= 2; k++) {
            pen.beginPath();
            pen.moveTo(x, y);
            pen.quadraticCurveTo(
              x + k * size * 0.2,
              y - size * 0.6,
              x + k * size * 0.42,
              y - size * (1.3 - Math.abs(k) * 0.18),
            );
            pen.stroke();
          }
        } else if (i % 3 === 1) {
          for (let k = 0; k < 4; k++) {
            pen.beginPath();
            pen.arc(x + (k - 1.5) * size * 0.4, y - size * 0.15 * (k % 2), size * 0.36, 0, 7);
            pen.fill();
          }
        } else {
          pen.beginPath();
          pen.moveTo(x, y);
          pen.bezierCurveTo(x - size, y - size * 0.6, x - size * 0.7, y - size * 1.5, x, y - size * 1.2);
          pen.bezierCurveTo(x + size * 0.7, y - size * 1.5, x + size, y - size * 0.6, x, y);
          pen.fill();
        }
      }
    },
    { top: foot - high * 2.2 },
  );
}

function weed(world: World, depth: number, count: number, colour: Rgb): Part {
  const { stage, framing } = world;
  const random = world.random(`weed ${depth}`);
  const blades = Array.from({ length: count }, (_, i) => ({
    x:
      (depth < 1 && Math.abs(i / count - 0.5) < 0.26
        ? (random.chance(0.5) ? 1 : -1) * random.between(0.42, 0.7)
        : random.between(-0.75, 0.75)) * stage.width,
    tall: random.between(0.2, 0.55) * stage.unit * (depth < 1 ? 1.1 : 0.6),
    phase: random() * 6.28,
  }));
  void framing;
  return {
    depth,
    paint({ pen, view, seconds }) {
      const placed = placeAt(stage, view, depth);
      const foot = stage.height + stage.unit * 0.05;
      pen.strokeStyle = css(colour, 0.95);
      pen.lineCap = "round";
      for (const { x, tall, phase } of blades) {
        const at = placed.x + x * placed.scale;
        const bend = Math.sin(seconds * 0.9 + phase) * tall * 0.16;
        for (let k = 0; k < 3; k++) {
          pen.lineWidth = stage.unit * 0.014 * placed.scale * (1 - k * 0.25);
          pen.beginPath();
          pen.moveTo(at + k * stage.unit * 0.02, foot);
          pen.bezierCurveTo(
            at + bend * 0.5 + k * 6,
            foot - tall * 0.4,
            at - bend * 0.9 + k * 9,
            foot - tall * 0.7,
            at + bend + k * 14 - 10,
            foot - tall * (1 - k * 0.2),
          );
          pen.stroke();
        }
      }
    },
  };
}

function bubbles(world: World, colour: Rgb): Part {
  const { stage } = world;
  const random = world.random("bubbles");
  const all = Array.from({ length: 34 }, () => ({
    x: random(),
    y: random(),
    size: random.between(0.002, 0.009),
    rate: random.between(0.05, 0.13),
    phase: random() * 6.28,
  }));
  return {
    depth: 0.95,
    paint({ pen, view, seconds }) {
      const placed = placeAt(stage, view, 1.6);
      pen.strokeStyle = css(colour, 0.65);
      pen.lineWidth = Math.max(0.8, stage.unit * 0.0018);
      pen.beginPath();
      for (const { x, y, size, rate, phase } of all) {
        const up = (((y - seconds * rate) % 1) + 1) % 1;
        const at =
          placed.x + (x - 0.5) * stage.width * 1.5 * placed.scale + Math.sin(seconds * 2 + phase) * stage.unit * 0.008;
        const r = size * stage.unit;
        pen.moveTo(at + r, up * stage.height);
        pen.arc(at, up * stage.height, r, 0, 6.2);
      }
      pen.stroke();
    },
  };
}
