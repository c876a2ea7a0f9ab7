import type { Rgb } from "../../../../craft/colours.ts";
import { cast } from "../../../../models/sketch/cast.ts";
import { baked } from "../bake.ts";
import { css, mix, shade, white } from "../colour.ts";
import { lit } from "../light.ts";
import type { Light } from "../light.ts";
import type { Moment, Part, Pen, World } from "../world.ts";
import { skyline } from "./city.ts";
import { glow, sky } from "./sky.ts";
import { hills } from "./terrain.ts";
import { treeline } from "./trees.ts";

/** A room with a window: the view outside, the wall, a floor or a table, and the light that falls in. */
export function interior(world: World): Part[] {
  const { scene } = world;
  const random = world.random("room");
  const wall: Rgb = random.pick([
    [206, 190, 166],
    [150, 164, 160],
    [188, 158, 142],
    [122, 134, 148],
    [196, 184, 140],
  ]);
  const wood: Rgb = random.pick([
    [142, 98, 64],
    [112, 78, 56],
    [168, 124, 84],
  ]);
  const main = scene.subjects.find(({ kind }) => cast[kind].place !== "sky");
  const tabletop = main !== undefined && cast[main.kind].place === "table";
  const pane = windowPlace(world);
  const outside =
    scene.backdrop === "city" || (scene.backdrop === undefined && random.chance(0.35))
      ? skyline(world, "outside", 14, { height: 0.3, width: 0.1 })
      : treeline(world, "outside", 12, { kind: "broadleaf", height: 1.1, density: 0.8 });
  return [
    ...sky(world, { clouds: 0.4 }),
    hills(world, "outside hills", 26, { height: 0.14, width: 0.5, rough: 0.5, colour: [104, 122, 112] }),
    outside,
    ...(scene.weather.includes("rain") ? [paneDrops(world, pane)] : []),
    wallPlane(world, wall, wood, pane, tabletop),
    tabletop ? table(world, wood) : floor(world, wood, wall),
    ...(tabletop ? [] : furniture(world, wood)),
    shaft(world, pane),
    corner(world),
  ];
}

interface Pane {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
}

/** The window stands on the side that the subject leaves open. */
function windowPlace({ stage, framing, random }: World): Pane {
  const side = -(Math.sign(framing.subjectX) || 1);
  const chance = random("window");
  const wide = Math.min(stage.width * 0.46, stage.unit * chance.between(0.6, 0.78));
  const high = Math.min(stage.horizon * 0.84, stage.unit * chance.between(0.5, 0.58));
  return {
    x: side * stage.width * chance.between(0.1, 0.18) - wide / 2,
    y: -stage.horizon * 0.52 - high / 2 + stage.unit * 0.09,
    wide,
    high,
  };
}

/** Rooms are lit by their window: darker than outside, warm at night from a lamp. */
function roomTone(light: Light, colour: Rgb, facing: number): Rgb {
  const base = lit(light, colour, 1, facing);
  return shade(base, light.dark ? -0.34 : -0.18);
}

function wallPlane(world: World, wall: Rgb, wood: Rgb, pane: Pane, tabletop: boolean): Part {
  const { stage, light } = world;
  const random = world.random("wall");
  return baked(
    world,
    3,
    (pen, area) => {
      const tone = roomTone(light, wall, -0.3);
      const fill = pen.createLinearGradient(area.left, 0, area.right, 0);
      const centre = (pane.x + pane.wide / 2 - area.left) / (area.right - area.left);
      fill.addColorStop(0, css(shade(tone, -0.35)));
      fill.addColorStop(Math.max(0.02, Math.min(0.98, centre)), css(mix(tone, light.key, 0.12 * light.strength)));
      fill.addColorStop(1, css(shade(tone, -0.42)));
      pen.fillStyle = fill;
      pen.fillRect(area.left, area.top, area.right - area.left, area.bottom - area.top);
      panelling(pen, area, tone, stage.ground / 3, stage.unit, random.below(3));
      pictures(world, pen, pane, tone);
      if (!tabletop) {
        pen.fillStyle = css(shade(tone, -0.3));
        pen.fillRect(area.left, stage.ground / 3 - stage.unit * 0.026, area.right - area.left, stage.unit * 0.026);
      }
      frameOf(world, pen, pane, wood);
    },
    {},
  );
}

function panelling(
  pen: Pen,
  area: { left: number; right: number; top: number },
  tone: Rgb,
  foot: number,
  unit: number,
  kind: number,
): void {
  pen.fillStyle = css(shade(tone, -0.16), 0.55);
  if (kind === 0)
    for (let x = Math.floor(area.left / 40) * 40; x < area.right; x += unit * 0.085)
      pen.fillRect(x, area.top, Math.max(1, unit * 0.003), foot - area.top);
  else if (kind === 1) {
    for (let row = 0; row < 30; row++)
      for (let x = area.left - (row % 2) * unit * 0.05; x < area.right; x += unit * 0.1)
        pen.strokeRect(x, foot - (row + 1) * unit * 0.042, unit * 0.1, unit * 0.042);
  } else pen.fillRect(area.left, foot - unit * 0.24, area.right - area.left, unit * 0.24);
}

function pictures(world: World, pen: Pen, pane: Pane, tone: Rgb): void {
  const { stage, light } = world;
  const random = world.random("pictures");
  const side = pane.x + pane.wide / 2 < 0 ? 1 : -1;
  for (let i = 0; i < 2; i++) {
    const wide = stage.unit * random.between(0.1, 0.17);
    const high = wide * random.between(0.8, 1.35);
    const x = side * stage.width * (0.2 + 0.15 * i) - wide / 2;
    const y = -stage.horizon * random.between(0.46, 0.66);
    pen.fillStyle = css(roomTone(light, [70, 52, 42], -0.2));
    pen.fillRect(x, y, wide, high);
    pen.fillStyle = css(
      roomTone(
        light,
        random.pick([
          [196, 120, 84],
          [104, 140, 150],
          [206, 176, 110],
        ]),
        0,
      ),
    );
    pen.fillRect(x + wide * 0.08, y + wide * 0.08, wide * 0.84, high - wide * 0.16);
    pen.fillStyle = css(mix(tone, [60, 70, 80], 0.4), 0.8);
    pen.beginPath();
    pen.moveTo(x + wide * 0.08, y + high * 0.8);
    pen.quadraticCurveTo(x + wide * 0.4, y + high * 0.34, x + wide * 0.92, y + high * 0.7);
    pen.lineTo(x + wide * 0.92, y + high - wide * 0.08);
    pen.lineTo(x + wide * 0.08, y + high - wide * 0.08);
    pen.fill();
  }
}

function frameOf(world: World, pen: Pen, pane: Pane, wood: Rgb): void {
  const { stage, light } = world;
  const bar = stage.unit * 0.018;
  pen.clearRect(pane.x, pane.y, pane.wide, pane.high);
  pen.fillStyle = css(mix(light.key, white, 0.3), 0.1 * light.strength);
  pen.fillRect(pane.x, pane.y, pane.wide, pane.high);
  const tone = roomTone(light, light.dark ? wood : [226, 218, 204], -0.5);
  pen.fillStyle = css(tone);
  for (const [x, y, w, h] of [
    [pane.x - bar, pane.y - bar, pane.wide + bar * 2, bar],
    [pane.x - bar, pane.y, bar, pane.high],
    [pane.x + pane.wide, pane.y, bar, pane.high],
    [pane.x + pane.wide / 2 - bar * 0.4, pane.y, bar * 0.8, pane.high],
    [pane.x, pane.y + pane.high * 0.36, pane.wide, bar * 0.7],
  ] as const)
    pen.fillRect(x, y, w, h);
  pen.fillStyle = css(shade(tone, 0.12));
  pen.fillRect(pane.x - bar * 2.4, pane.y + pane.high, pane.wide + bar * 4.8, bar * 1.6);
  pen.fillStyle = css(light.key, 0.35 * light.strength);
  pen.fillRect(pane.x - bar * 2.4, pane.y + pane.high, pane.wide + bar * 4.8, bar * 0.4);
  // Curtains.
  const cloth = roomTone(
    light,
    world.random("curtain").pick([
      [196, 120, 96],
      [226, 214, 190],
      [116, 134, 130],
    ]),
    -0.1,
  );
  for (const side of [-1, 1]) {
    const x = side < 0 ? pane.x - bar * 3.2 : pane.x + pane.wide + bar * 3.2;
    for (let fold = 0; fold < 5; fold++) {
      const w = pane.wide * 0.045;
      pen.fillStyle = css(shade(cloth, fold % 2 ? -0.18 : 0.02), 0.95);
      pen.beginPath();
      pen.moveTo(x - side * fold * w, pane.y - bar * 3);
      pen.lineTo(x - side * (fold + 1) * w, pane.y - bar * 3);
      pen.quadraticCurveTo(
        x - side * (fold + 0.6) * w,
        pane.y + pane.high * 0.5,
        x - side * (fold + 0.3) * w + side * w,
        pane.y + pane.high + bar * 5,
      );
      pen.lineTo(x - side * (fold - 0.9) * w + side * w, pane.y + pane.high + bar * 5);
      pen.quadraticCurveTo(
        x - side * (fold - 0.5) * w,
        pane.y + pane.high * 0.5,
        x - side * fold * w,
        pane.y - bar * 3,
      );
      pen.fill();
    }
  }
  pen.fillStyle = css(shade(tone, -0.35));
  pen.fillRect(pane.x - bar * 6, pane.y - bar * 3.6, pane.wide + bar * 12, bar * 0.8);
}

/** A table or sill right across the front: things stand on its edge line at depth 1. */
function table(world: World, wood: Rgb): Part {
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

function floor(world: World, wood: Rgb, wall: Rgb): Part {
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
function furniture(world: World, wood: Rgb): Part[] {
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
        if (light.dark) lampGlow(world, moment, side * stage.width * 0.16, foot);
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
  pen.fillStyle = css(tone([176, 98, 68]));
  pen.beginPath();
  pen.moveTo(x - high * 0.16, foot - high * 0.28);
  pen.lineTo(x + high * 0.16, foot - high * 0.28);
  pen.lineTo(x + high * 0.11, foot);
  pen.lineTo(x - high * 0.11, foot);
  pen.fill();
}

function lampGlow(world: World, { pen }: Moment, x: number, foot: number): void {
  const { stage } = world;
  glow(pen, stage.centre + x, stage.horizon + foot - stage.unit * 0.5, stage.unit * 0.7, [255, 190, 110], 0.5);
}

/** Light from the window across the room, with motes in it. */
function shaft(world: World, pane: Pane): Part {
  const { stage, light } = world;
  const depth = 1.01;
  const strength = light.strength * (light.dark ? 0.35 : 0.8);
  const side = pane.x + pane.wide / 2 < 0 ? 1 : -1;
  const random = world.random("motes");
  const motes = Array.from({ length: 40 }, () => ({
    u: random(),
    v: random(),
    rate: random.between(0.02, 0.06),
    phase: random() * 6.28,
  }));
  const beam = baked(
    world,
    2,
    (pen) => {
      const reach = stage.unit * 1.1;
      const fade = pen.createLinearGradient(pane.x, pane.y, pane.x + side * reach * 0.7, pane.y + reach);
      fade.addColorStop(0, css(light.key, 0.34 * strength));
      fade.addColorStop(1, css(light.key, 0));
      pen.fillStyle = fade;
      for (const half of [0, 1]) {
        const x0 = pane.x + (pane.wide / 2) * half + pane.wide * 0.02;
        const x1 = x0 + pane.wide * 0.45;
        pen.beginPath();
        pen.moveTo(x0, pane.y);
        pen.lineTo(x1, pane.y);
        pen.lineTo(x1 + side * reach * 0.75, pane.y + pane.high + reach);
        pen.lineTo(x0 + side * reach * 0.75, pane.y + pane.high + reach);
        pen.lineTo(x0, pane.y + pane.high);
        pen.fill();
      }
    },
    { plain: true, blur: stage.unit * 0.012 },
  );
  return {
    depth,
    paint(moment) {
      const { pen, seconds } = moment;
      pen.save();
      pen.globalCompositeOperation = "lighter";
      beam.paint(moment);
      pen.fillStyle = css(mix(light.key, white, 0.4), 0.5 * strength);
      pen.beginPath();
      for (const { u, v, rate, phase } of motes) {
        const fall = (v + seconds * rate) % 1;
        const x =
          stage.centre +
          pane.x +
          (u * pane.wide + side * fall * stage.unit * 0.6) +
          Math.sin(seconds * 0.7 + phase) * 8;
        const y = stage.horizon + pane.y + fall * (pane.high + stage.unit * 0.5);
        pen.moveTo(x + 1, y);
        pen.arc(x, y, stage.unit * 0.0016, 0, 6.2);
      }
      pen.fill();
      pen.restore();
    },
  };
}

/** Something dark and soft at the edge, close to the lens. */
function corner(world: World): Part {
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

/** Drops that run down the pane. */
function paneDrops(world: World, pane: Pane): Part {
  const { stage, light } = world;
  const random = world.random("drops");
  const drops = Array.from({ length: 60 }, () => ({
    x: random(),
    y: random(),
    rate: random.chance(0.35) ? random.between(0.06, 0.3) : 0,
    size: random.between(0.002, 0.005),
  }));
  return {
    depth: 3.05,
    paint({ pen, view, seconds }) {
      void view;
      pen.save();
      pen.translate(stage.centre, stage.horizon);
      pen.fillStyle = css(mix(light.sky[2], white, 0.5), 0.6);
      pen.strokeStyle = css(mix(light.sky[2], white, 0.4), 0.3);
      pen.lineWidth = stage.unit * 0.0025;
      for (const { x, y, rate, size } of drops) {
        const fall = (y + seconds * rate) % 1;
        const [px, py] = [pane.x + x * pane.wide, pane.y + fall * pane.high];
        if (rate > 0) {
          pen.beginPath();
          pen.moveTo(px, Math.max(pane.y, py - pane.high * 0.1));
          pen.lineTo(px, py);
          pen.stroke();
        }
        pen.beginPath();
        pen.arc(px, py, size * stage.unit, 0, 7);
        pen.fill();
      }
      pen.restore();
    },
  };
}
