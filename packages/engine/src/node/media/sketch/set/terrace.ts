import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { clayPot } from "./clay-pot.ts";
import { css, mix, shade } from "../colour.ts";
import { lit } from "../light.ts";
import type { Part, Pen, World } from "../world.ts";
import { glow } from "./sky.ts";

/** Where the floor ends, and its balustrade stands. */
export const edge = 2.7;

/** A terrace before a view: tiles, a balustrade with plants in pots, and lamps on a line, lit in the dark. */
export function terrace(world: World): Part[] {
  const { stage } = world;
  const foot = stage.ground / edge;
  return [
    baked(world, edge + 0.02, (pen, area) => floor(world, pen, area, foot), { top: foot, flat: true }),
    baked(world, edge, (pen, area) => balustrade(world, pen, area, foot), { bottom: foot + 4 }),
    lamps(world),
  ];
}

function floor(
  { stage, light }: World,
  pen: Pen,
  area: { left: number; right: number; bottom: number },
  foot: number,
): void {
  const tone = lit(light, [196, 178, 154], 1.4, 0.3);
  const fill = pen.createLinearGradient(0, foot, 0, stage.ground * 1.4);
  fill.addColorStop(0, css(mix(tone, light.key, 0.2 * light.strength)));
  fill.addColorStop(1, css(shade(tone, -0.35)));
  pen.fillStyle = fill;
  pen.fillRect(area.left, foot, area.right - area.left, area.bottom - foot);
  pen.strokeStyle = css(shade(tone, -0.3), 0.5);
  pen.lineWidth = Math.max(0.8, stage.unit * 0.002);
  pen.beginPath();
  for (let i = -30; i <= 30; i++) {
    pen.moveTo((i * stage.unit * 0.22) / edge, foot);
    pen.lineTo(i * stage.unit * 0.22 * 2.4, stage.ground * 2.4);
  }
  for (let depth = edge; depth > 0.4; depth *= 0.86) {
    pen.moveTo(area.left, stage.ground / depth);
    pen.lineTo(area.right, stage.ground / depth);
  }
  pen.stroke();
}

function balustrade(
  { stage, light, random, framing }: World,
  pen: Pen,
  area: { left: number; right: number },
  foot: number,
): void {
  const unit = stage.unit;
  const [high, gap] = [unit * 0.15, unit * 0.052];
  const tone = lit(light, [226, 216, 198], edge, -0.1);
  for (let x = Math.floor(area.left / gap) * gap; x < area.right; x += gap) {
    pen.fillStyle = css(shade(tone, -0.16));
    pen.beginPath();
    pen.moveTo(x - unit * 0.006, foot - high);
    pen.quadraticCurveTo(x - unit * 0.004, foot - high * 0.7, x - unit * 0.015, foot - high * 0.34);
    pen.lineTo(x - unit * 0.008, foot);
    pen.lineTo(x + unit * 0.008, foot);
    pen.lineTo(x + unit * 0.015, foot - high * 0.34);
    pen.quadraticCurveTo(x + unit * 0.004, foot - high * 0.7, x + unit * 0.006, foot - high);
    pen.fill();
  }
  for (const [y, thick] of [
    [foot - high * 1.1, high * 0.16],
    [foot - high * 0.08, high * 0.12],
  ] as const) {
    pen.fillStyle = css(tone);
    pen.fillRect(area.left, y, area.right - area.left, thick);
    pen.fillStyle = css(mix(tone, light.key, 0.6), 0.7 * light.strength);
    pen.fillRect(area.left, y, area.right - area.left, Math.max(1, thick * 0.2));
  }
  const chance = random("terrace pots");
  const side = Math.sign(framing.subjectX) || 1;
  for (const [at, size] of [
    [-side * 0.4, 0.24],
    [-side * 0.3, 0.16],
    [side * 0.44, 0.2],
  ] as const)
    pot(pen, at * stage.width, foot + unit * 0.02, size * unit, (colour) => lit(light, colour, edge, 0), chance);
}

function pot(
  pen: Pen,
  x: number,
  foot: number,
  high: number,
  tone: (colour: Rgb) => Rgb,
  random: ReturnType<World["random"]>,
): void {
  for (let i = 0; i < 26; i++) {
    const angle = -Math.PI / 2 + random.between(-1.2, 1.2);
    const far = high * random.between(0.2, 0.62);
    const leaf: Rgb = random.pick([
      [78, 122, 66],
      [104, 146, 80],
      [58, 100, 62],
      [206, 92, 110],
    ]);
    pen.fillStyle = css(tone(leaf));
    pen.beginPath();
    pen.ellipse(
      x + Math.cos(angle) * far,
      foot - high * 0.34 + Math.sin(angle) * far,
      high * 0.1,
      high * 0.06,
      angle,
      0,
      7,
    );
    pen.fill();
  }
  clayPot(pen, tone([182, 104, 72]), { x, foot, high: high * 0.38, rim: high * 0.2, base: high * 0.14 });
}

function lamps(world: World): Part {
  const { stage, light } = world;
  const depth = 1.9;
  return baked(
    world,
    depth,
    (pen, area) => {
      const top = -stage.headroom * 0.72;
      const span = stage.width * 0.52;
      for (let from = Math.floor(area.left / span) * span; from < area.right; from += span) {
        const sag = (share: number) => top + stage.unit * 0.11 * 4 * share * (1 - share);
        pen.strokeStyle = css([40, 38, 40], 0.85);
        pen.lineWidth = Math.max(1, stage.unit * 0.003);
        pen.beginPath();
        for (let step = 0; step <= 16; step++) pen.lineTo(from + (span * step) / 16, sag(step / 16));
        pen.stroke();
        for (let bulb = 0; bulb < 9; bulb++) {
          const share = (bulb + 0.5) / 9;
          const [x, y] = [from + span * share, sag(share) + stage.unit * 0.014];
          if (light.dark) glow(pen, x, y, stage.unit * 0.07, [255, 206, 130], 0.8);
          pen.fillStyle = css(light.dark ? [255, 232, 180] : [250, 240, 216]);
          pen.beginPath();
          pen.arc(x, y, stage.unit * 0.009, 0, 7);
          pen.fill();
        }
      }
    },
    { bottom: 0, blur: 0 },
  );
}
