import { placeAt } from "../stage.ts";
import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade, white } from "../colour.ts";
import type { Part, Pen, World } from "../world.ts";
import { roomTone } from "./room-light.ts";

/** The opening of the window, in rest places of its wall. */
export interface Pane {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
}

/** The window stands on the side that the subject leaves open. */
export function windowPlace({ stage, framing, random }: World): Pane {
  const side = -(Math.sign(framing.subjectX) || 1);
  const chance = random("window");
  const wide = Math.min(stage.width * 0.46, stage.unit * chance.between(0.6, 0.78));
  const high = Math.min(stage.headroom * 0.84, stage.unit * chance.between(0.5, 0.58));
  return {
    x: side * stage.width * chance.between(0.1, 0.18) - wide / 2,
    y: -stage.headroom * 0.52 - high / 2 + stage.unit * 0.09,
    wide,
    high,
  };
}

/** Cuts the window into the wall, and hangs curtains where there are any. */
export function frameOf(world: World, pen: Pen, pane: Pane, wood: Rgb, curtained: boolean): void {
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
  if (curtained) curtains(world, pen, pane, shade(tone, -0.35));
}

function curtains(world: World, pen: Pen, pane: Pane, rail: Rgb): void {
  const { stage, light } = world;
  const bar = stage.unit * 0.018;
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
  pen.fillStyle = css(rail);
  pen.fillRect(pane.x - bar * 6, pane.y - bar * 3.6, pane.wide + bar * 12, bar * 0.8);
}

/** Light from the window across the room, with motes in it. */
export function shaft(world: World, pane: Pane): Part {
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
      const { pen, view, seconds } = moment;
      const placed = placeAt(stage, view, 2);
      pen.save();
      pen.globalCompositeOperation = "lighter";
      beam.paint(moment);
      pen.fillStyle = css(mix(light.key, white, 0.4), 0.5 * strength);
      pen.beginPath();
      for (const { u, v, rate, phase } of motes) {
        const fall = (v + seconds * rate) % 1;
        const drift = side * fall * stage.unit * 0.6 + Math.sin(seconds * 0.7 + phase) * stage.unit * 0.015;
        const x = placed.x + (pane.x + u * pane.wide + drift) * placed.scale;
        const y = placed.y + (pane.y + fall * (pane.high + stage.unit * 0.5)) * placed.scale;
        pen.moveTo(x + 1, y);
        pen.arc(x, y, stage.unit * 0.0016, 0, 6.2);
      }
      pen.fill();
      pen.restore();
    },
  };
}

/** Drops that run down the pane. */
export function paneDrops(world: World, pane: Pane): Part {
  const { stage, light } = world;
  const random = world.random("drops");
  const drops = Array.from({ length: 60 }, () => ({
    x: random(),
    y: random(),
    rate: random.chance(0.35) ? random.between(0.06, 0.3) : 0,
    size: random.between(0.002, 0.005),
  }));
  const depth = 3.05;
  return {
    depth,
    paint({ pen, view, seconds }) {
      const placed = placeAt(stage, view, depth);
      pen.save();
      pen.translate(placed.x, placed.y);
      pen.scale(placed.scale, placed.scale);
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
