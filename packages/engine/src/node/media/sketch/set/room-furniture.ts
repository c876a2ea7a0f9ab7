import { placeAt } from "../stage.ts";
import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { clayPot } from "./clay-pot.ts";
import { css, mix, shade } from "../colour.ts";
import type { Moment, Part, Pen, World } from "../world.ts";
import { glow } from "./sky.ts";
import { roomTone } from "./room-light.ts";

/** A table or sill right across the front: things stand on its edge line at depth 1. */
export function table(world: World, wood: Rgb): Part {
  const { stage, light } = world;
  const random = world.random("table");
  const back = stage.ground - stage.unit * 0.1;
  return baked(
    world,
    1.02,
    (pen, area) => {
      const tone = roomTone(light, wood, 0.2);
      const top = pen.createLinearGradient(0, back, 0, back + stage.unit * 0.32);
      top.addColorStop(0, css(mix(tone, light.key, 0.35 * light.strength)));
      top.addColorStop(1, css(shade(tone, -0.35)));
      pen.fillStyle = top;
      pen.fillRect(area.left, back, area.right - area.left, area.bottom - back);
      for (let i = 0; i < 46; i++) {
        pen.strokeStyle = css(shade(tone, random.between(-0.4, 0.16)), 0.3);
        pen.lineWidth = Math.max(0.7, stage.unit * random.between(0.001, 0.003));
        const y = back + random() ** 1.4 * (area.bottom - back);
        const x = random.between(area.left, area.right);
        pen.beginPath();
        pen.moveTo(x, y);
        pen.bezierCurveTo(x + stage.unit * 0.2, y - 3, x + stage.unit * 0.4, y + 4, x + stage.unit * 0.7, y);
        pen.stroke();
      }
      pen.fillStyle = css(mix(tone, light.key, 0.6), 0.5 * light.strength + 0.1);
      pen.fillRect(area.left, back, area.right - area.left, Math.max(1, stage.unit * 0.004));
    },
    { top: back, blur: 0 },
  );
}

/** Boards and a rug, or a bare floor. */
export function floor(world: World, wood: Rgb, wall: Rgb, bare: boolean): Part {
  const { stage, light } = world;
  return baked(
    world,
    1e4,
    (pen, area) => {
      const tone = roomTone(light, wood, 0);
      const fill = pen.createLinearGradient(0, stage.ground / 3, 0, stage.ground * 1.3);
      fill.addColorStop(0, css(mix(tone, roomTone(light, wall, 0), 0.3)));
      fill.addColorStop(1, css(shade(tone, -0.42)));
      pen.fillStyle = fill;
      pen.fillRect(area.left, stage.ground / 3, area.right - area.left, area.bottom);
      pen.strokeStyle = css(shade(tone, -0.35), 0.5);
      pen.lineWidth = Math.max(0.8, stage.unit * 0.002);
      for (let i = -24; i <= 24; i++) {
        pen.beginPath();
        pen.moveTo((i * stage.unit * 0.15) / 3, stage.ground / 3);
        pen.lineTo(i * stage.unit * 0.15 * 2.4, stage.ground * 2.4);
        pen.stroke();
      }
      if (bare) return;
      const rug = world.random("rug").pick([
        [150, 70, 62],
        [70, 98, 110],
        [186, 148, 92],
      ] as readonly [Rgb, ...Rgb[]]);
      for (const [grow, share] of [
        [1, -0.12],
        [0.86, 0.16],
        [0.78, -0.06],
      ] as const) {
        pen.fillStyle = css(shade(roomTone(light, rug, 0.1), share), 0.9);
        pen.beginPath();
        pen.ellipse(
          world.framing.subjectX * 0.6,
          stage.ground * 0.98,
          stage.unit * 0.62 * grow,
          stage.ground * 0.27 * grow,
          0,
          0,
          7,
        );
        pen.fill();
      }
    },
    { top: stage.ground / 3, flat: true, plain: true },
  );
}

/** A bookcase, a plant and a lamp along the wall. */
export function furniture(world: World, wood: Rgb): Part[] {
  const { stage, light } = world;
  const random = world.random("furniture");
  const depth = 2.6;
  const foot = stage.ground / depth;
  const side = Math.sign(world.framing.subjectX) || 1;
  return [
    baked(
      world,
      depth,
      (pen) => {
        const wide = stage.unit * 0.34;
        const high = stage.unit * 0.62;
        const x = side * stage.width * 0.3 - wide / 2;
        const tone = roomTone(light, wood, -0.25);
        pen.fillStyle = css(shade(tone, -0.4));
        pen.fillRect(x, foot - high, wide, high);
        for (let row = 0; row < 4; row++) {
          for (let bx = x + wide * 0.06; bx < x + wide * 0.9;) {
            const w = wide * random.between(0.035, 0.08);
            const h = (high / 4) * random.between(0.55, 0.82);
            if (random.chance(0.86)) {
              pen.fillStyle = css(
                roomTone(
                  light,
                  random.pick([
                    [160, 66, 54],
                    [70, 96, 110],
                    [196, 160, 96],
                    [92, 116, 84],
                    [206, 196, 176],
                  ]),
                  random.between(-0.5, 0.1),
                ),
              );
              pen.fillRect(bx, foot - (row * high) / 4 - h - high * 0.02, w * 0.9, h);
            }
            bx += w;
          }
          pen.fillStyle = css(tone);
          pen.fillRect(x, foot - (row * high) / 4 - high * 0.02, wide, high * 0.024);
        }
        pen.strokeStyle = css(tone);
        pen.lineWidth = wide * 0.035;
        pen.strokeRect(x, foot - high, wide, high);
        potPlant(
          pen,
          -side * stage.width * 0.37,
          foot,
          stage.unit * 0.42,
          (colour) => roomTone(light, colour, -0.1),
          random,
        );
      },
      { top: foot - stage.unit * 0.7, bottom: foot + 4 },
    ),
    {
      depth: depth - 0.02,
      paint(moment) {
        if (light.dark) lampGlow(world, moment, depth, side * stage.width * 0.16, foot);
      },
    },
  ];
}

function potPlant(
  pen: Pen,
  x: number,
  foot: number,
  high: number,
  tone: (colour: Rgb) => Rgb,
  random: ReturnType<World["random"]>,
): void {
  for (let i = 0; i < 15; i++) {
    const angle = -Math.PI / 2 + random.between(-1.1, 1.1);
    const reach = high * random.between(0.4, 0.75);
    const [ex, ey] = [x + Math.cos(angle) * reach, foot - high * 0.25 + Math.sin(angle) * reach];
    pen.fillStyle = css(
      tone(
        random.pick([
          [70, 116, 70],
          [92, 140, 80],
          [52, 96, 66],
        ]),
      ),
    );
    pen.beginPath();
    pen.moveTo(x, foot - high * 0.25);
    pen.quadraticCurveTo(
      x + Math.cos(angle - 0.4) * reach * 0.6,
      foot - high * 0.25 + Math.sin(angle - 0.4) * reach * 0.6,
      ex,
      ey,
    );
    pen.quadraticCurveTo(
      x + Math.cos(angle + 0.4) * reach * 0.6,
      foot - high * 0.25 + Math.sin(angle + 0.4) * reach * 0.6,
      x,
      foot - high * 0.25,
    );
    pen.fill();
  }
  clayPot(pen, tone([176, 98, 68]), { x, foot, high: high * 0.28, rim: high * 0.16, base: high * 0.11 });
}

/** The light of a lamp on the wall; it breathes a little, as flames and old bulbs do. */
function lampGlow({ stage }: World, { pen, view, seconds }: Moment, depth: number, x: number, foot: number): void {
  const placed = placeAt(stage, view, depth);
  const breath = 0.5 + 0.05 * Math.sin(seconds * 2.3) + 0.03 * Math.sin(seconds * 5.9);
  const y = placed.y + (foot - stage.unit * 0.5) * placed.scale;
  glow(pen, placed.x + x * placed.scale, y, stage.unit * 0.7 * placed.scale, [255, 190, 110], breath);
}

/** Something dark and soft at the edge, close to the lens. */
export function corner(world: World): Part {
  const { stage, light } = world;
  const random = world.random("corner");
  const side = Math.sign(world.framing.subjectX) || 1;
  return baked(
    world,
    0.66,
    (pen) => {
      const x = side * stage.width * 0.72;
      potPlant(
        pen,
        x,
        stage.height - stage.horizon + stage.unit * 0.3,
        stage.unit * 1.1,
        (colour) => shade(roomTone(light, colour, -0.6), -0.45),
        random,
      );
    },
    { blur: stage.unit * 0.014, plain: true },
  );
}
