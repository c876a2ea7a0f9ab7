import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade } from "../colour.ts";
import type { Part, Pen, World } from "../world.ts";
import { type Pane, frameOf } from "./room-window.ts";
import type { Room } from "./rooms.ts";
import { roomTone } from "./room-light.ts";

/** The wall with its panelling, pictures and window. */
export function wallPlane(world: World, wall: Rgb, wood: Rgb, pane: Pane, tabletop: boolean, room: Room): Part {
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
      panelling(pen, area, tone, stage.ground / 3, stage.unit, room.panels ?? random.below(3));
      if (!room.bare) pictures(world, pen, pane, tone);
      if (!tabletop) {
        pen.fillStyle = css(shade(tone, -0.3));
        pen.fillRect(area.left, stage.ground / 3 - stage.unit * 0.026, area.right - area.left, stage.unit * 0.026);
      }
      if (!room.closed) frameOf(world, pen, pane, wood, !room.bare);
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
  pen.strokeStyle = pen.fillStyle;
  pen.lineWidth = Math.max(1, unit * 0.003);
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
    const y = -stage.headroom * random.between(0.46, 0.66);
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
