import { type Rgb, paints } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { black, css, mix, shade, white } from "../colour.ts";
import { noiseLine, ruggedLine } from "../noise.ts";
import type { Part, Pen, World } from "../world.ts";
import { moonscape } from "./moonscape.ts";
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
    planet(world, hue, second),
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

/** A planet, large and partly out of the frame, with bands or continents, a terminator, air, and perhaps a ring. */
function planet(world: World, hue: Rgb, second: Rgb): Part {
  const { stage, framing, scene } = world;
  const random = world.random("planet");
  // From the moon the earth is seen.
  const named = scene.lunar === true || scene.subjects.some(({ kind }) => kind === "planet");
  const moonlike = !named && scene.subjects.some(({ kind }) => kind === "moon");
  const radius = stage.unit * (scene.lunar ? 0.13 : named ? random.between(0.34, 0.46) : random.between(0.22, 0.62));
  const side = -(Math.sign(framing.subjectX) || 1);
  const x = side * stage.width * random.between(0.14, 0.34);
  const y = scene.lunar
    ? -stage.headroom * 0.62
    : stage.height * (radius > stage.unit * 0.45 ? random.between(0.1, 0.3) : random.between(-0.35, -0.12));
  const surface: Rgb = moonlike ? [196, 194, 190] : named ? [56, 104, 170] : mix(second, hue, 0.3);
  const light = random.between(-2.5, -0.6);
  return baked(
    world,
    45,
    (pen) => {
      glow(pen, x, y, radius * 1.5, mix(surface, white, 0.35), 0.5);
      pen.save();
      pen.beginPath();
      pen.arc(x, y, radius, 0, Math.PI * 2);
      pen.clip();
      pen.fillStyle = css(surface);
      pen.fillRect(x - radius, y - radius, radius * 2, radius * 2);
      if (moonlike) craters(pen, x, y, radius, surface, random);
      else if (named) continents(pen, x, y, radius, random);
      else bands(pen, x, y, radius, surface, random);
      const lx = x + Math.cos(light) * radius * 0.7;
      const ly = y + Math.sin(light) * radius * 0.7;
      const night = pen.createRadialGradient(lx, ly, radius * 0.2, lx, ly, radius * 1.75);
      night.addColorStop(0, "rgba(255,255,255,0.14)");
      night.addColorStop(0.35, "rgba(0,0,8,0)");
      night.addColorStop(0.75, "rgba(0,0,8,0.82)");
      night.addColorStop(1, "rgba(0,0,8,0.97)");
      pen.fillStyle = night;
      pen.fillRect(x - radius, y - radius, radius * 2, radius * 2);
      pen.restore();
      pen.lineWidth = Math.max(1.5, radius * 0.018);
      pen.strokeStyle = css(mix(surface, white, 0.6), 0.85);
      pen.beginPath();
      pen.arc(x, y, radius, light - 1.15, light + 1.15);
      pen.stroke();
      if (!named && !moonlike && random.chance(0.5)) ring(pen, x, y, radius, mix(second, white, 0.4));
    },
    { plain: true },
  );
}

type Chance = ReturnType<World["random"]>;

function bands(pen: Pen, x: number, y: number, radius: number, surface: Rgb, random: Chance): void {
  const line = ruggedLine(random, 3);
  for (let i = -9; i < 10; i++) {
    pen.fillStyle = css(shade(surface, line(i * 0.8) * 0.38), 0.75);
    pen.beginPath();
    pen.moveTo(x - radius, y + (i / 9) * radius);
    for (let k = 0; k <= 16; k++)
      pen.lineTo(x - radius + (k / 16) * radius * 2, y + (i / 9) * radius + line(k * 0.4 + i * 3) * radius * 0.035);
    pen.lineTo(x + radius, y + ((i + 1) / 9) * radius);
    pen.lineTo(x - radius, y + ((i + 1) / 9) * radius);
    pen.fill();
  }
}

function continents(pen: Pen, x: number, y: number, radius: number, random: Chance): void {
  for (let i = 0; i < 9; i++) {
    const [cx, cy] = [x + random.between(-0.8, 0.8) * radius, y + random.between(-0.8, 0.8) * radius];
    const size = radius * random.between(0.14, 0.4);
    pen.fillStyle = css(
      random.pick([
        [88, 136, 84],
        [164, 148, 98],
        [70, 118, 78],
      ]),
      0.95,
    );
    pen.beginPath();
    for (let k = 0; k < 14; k++) {
      const angle = (k / 14) * Math.PI * 2;
      const reach = size * random.between(0.55, 1.1);
      pen.lineTo(cx + Math.cos(angle) * reach, cy + Math.sin(angle) * reach * 0.8);
    }
    pen.fill();
  }
  pen.strokeStyle = "rgba(255,255,255,0.6)";
  pen.lineCap = "round";
  for (let i = 0; i < 16; i++) {
    const [cx, cy] = [x + random.between(-0.9, 0.9) * radius, y + random.between(-0.9, 0.9) * radius];
    pen.lineWidth = radius * random.between(0.02, 0.07);
    pen.beginPath();
    pen.moveTo(cx, cy);
    pen.quadraticCurveTo(
      cx + radius * 0.14,
      cy - radius * 0.07,
      cx + radius * random.between(0.2, 0.4),
      cy + radius * random.between(-0.04, 0.08),
    );
    pen.stroke();
  }
}

function craters(pen: Pen, x: number, y: number, radius: number, surface: Rgb, random: Chance): void {
  for (let i = 0; i < 46; i++) {
    const [cx, cy, r] = [
      x + random.between(-1, 1) * radius,
      y + random.between(-1, 1) * radius,
      radius * random() ** 2.4 * 0.17 + radius * 0.012,
    ];
    pen.fillStyle = css(shade(surface, -0.22), 0.6);
    pen.beginPath();
    pen.arc(cx, cy, r, 0, 7);
    pen.fill();
    pen.strokeStyle = css(shade(surface, 0.3), 0.5);
    pen.lineWidth = Math.max(0.6, r * 0.12);
    pen.beginPath();
    pen.arc(cx, cy, r, 0.4, 2.6);
    pen.stroke();
  }
}

function ring(pen: Pen, x: number, y: number, radius: number, colour: Rgb): void {
  pen.save();
  pen.translate(x, y);
  pen.rotate(-0.32);
  pen.scale(1, 0.24);
  for (const [reach, wide, alpha] of [
    [1.5, 0.12, 0.5],
    [1.72, 0.17, 0.36],
    [1.95, 0.05, 0.4],
  ] as const) {
    pen.strokeStyle = css(colour, alpha);
    pen.lineWidth = radius * wide;
    pen.beginPath();
    pen.arc(0, 0, radius * reach, 0.08, Math.PI - 0.08);
    pen.stroke();
    pen.beginPath();
    pen.arc(0, 0, radius * reach, Math.PI + 0.6, Math.PI * 2 - 0.6);
    pen.stroke();
  }
  pen.restore();
}
