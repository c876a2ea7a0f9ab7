import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade, white } from "../colour.ts";
import type { Area } from "../plane.ts";
import type { Part, Pen, World } from "../world.ts";
import { roomTone } from "./room-light.ts";
import { sky } from "./sky.ts";

const depth = 3.2;

/** A great hall: tall arched windows between pillars, a polished floor on which their light lies. */
export function hall(world: World): Part[] {
  const { stage, light } = world;
  const stone: Rgb = world.random("hall").pick([
    [206, 196, 178],
    [178, 184, 188],
    [196, 176, 156],
  ]);
  const foot = stage.ground / depth;
  const bay = stage.unit * 0.36;
  const tone = roomTone(light, stone, -0.1);
  return [
    ...sky(world, { clouds: 0.5 }),
    baked(world, depth, (pen, area) => wall(world, pen, area, tone, bay), { bottom: foot + 2 }),
    baked(
      world,
      1e4,
      (pen, area) => {
        const fill = pen.createLinearGradient(0, foot, 0, stage.ground * 1.3);
        fill.addColorStop(0, css(mix(tone, light.key, 0.25 * light.strength)));
        fill.addColorStop(1, css(shade(tone, -0.55)));
        pen.fillStyle = fill;
        pen.fillRect(area.left, foot, area.right - area.left, area.bottom - foot);
        pen.fillStyle = css(shade(tone, -0.5), 0.35);
        for (let row = 0; row < 12; row++) {
          const [far, near] = [stage.ground / (depth * 0.8 ** row), stage.ground / (depth * 0.8 ** (row + 1))];
          for (let i = -24 + (row % 2); i < 24; i += 2) {
            const at = (y: number, k: number) => (k * stage.unit * 0.3 * y) / stage.ground;
            pen.beginPath();
            pen.moveTo(at(far, i), far);
            pen.lineTo(at(far, i + 1), far);
            pen.lineTo(at(near, i + 1), near);
            pen.lineTo(at(near, i), near);
            pen.fill();
          }
        }
      },
      { top: foot, flat: true },
    ),
    pillars(world, 1.7, tone),
  ];
}

function wall({ stage, light }: World, pen: Pen, area: Area, tone: Rgb, bay: number): void {
  const foot = stage.ground / depth;
  const fill = pen.createLinearGradient(0, area.top, 0, foot);
  fill.addColorStop(0, css(shade(tone, -0.5)));
  fill.addColorStop(1, css(shade(tone, -0.2)));
  pen.fillStyle = fill;
  pen.fillRect(area.left, area.top, area.right - area.left, foot - area.top);
  for (let x = Math.floor(area.left / bay) * bay; x < area.right; x += bay) {
    const [left, wide, low, high] = [x + bay * 0.24, bay * 0.52, foot - stage.unit * 0.12, -stage.headroom * 0.5];
    const arch = () => {
      pen.beginPath();
      pen.moveTo(left, low);
      pen.lineTo(left, high);
      pen.arc(left + wide / 2, high, wide / 2, Math.PI, 0);
      pen.lineTo(left + wide, low);
      pen.closePath();
    };
    pen.save();
    arch();
    pen.clip();
    pen.clearRect(left, area.top, wide, low - area.top);
    pen.fillStyle = css(mix(light.key, white, 0.3), 0.24 * light.strength);
    pen.fillRect(left, area.top, wide, low - area.top);
    pen.restore();
    pen.strokeStyle = css(shade(tone, 0.16));
    pen.lineWidth = stage.unit * 0.012;
    arch();
    for (const share of [0.33, 0.66]) {
      pen.moveTo(left + wide * share, low);
      pen.lineTo(left + wide * share, high - wide * 0.45);
    }
    for (const y of [0.3, 0.65]) {
      pen.moveTo(left, high + (low - high) * y);
      pen.lineTo(left + wide, high + (low - high) * y);
    }
    pen.stroke();
  }
}

function pillars(world: World, near: number, tone: Rgb): Part {
  const { stage } = world;
  const foot = stage.ground / near;
  return baked(
    world,
    near,
    (pen, area) => {
      for (const x of [-0.44, 0.44]) {
        const [middle, half] = [x * stage.width, stage.unit * 0.062];
        const round = pen.createLinearGradient(middle - half, 0, middle + half, 0);
        round.addColorStop(0, css(shade(tone, -0.5)));
        round.addColorStop(0.4, css(shade(tone, 0.05)));
        round.addColorStop(1, css(shade(tone, -0.62)));
        pen.fillStyle = round;
        pen.fillRect(middle - half, area.top, half * 2, foot - area.top);
        pen.fillRect(middle - half * 1.35, foot - half * 0.7, half * 2.7, half * 0.7);
      }
    },
    { bottom: foot + 2 },
  );
}
