import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade, white } from "../colour.ts";
import { placeAt } from "../stage.ts";
import type { Part, Pen, World } from "../world.ts";
import { roomTone } from "./room-light.ts";

const depth = 2.6;

/** A kitchen's wall: cupboards, a stove under its hood, pans on a rail, steam over the pots. */
export function kitchen(world: World): Part[] {
  const { stage, light, framing } = world;
  const random = world.random("kitchen");
  const foot = stage.ground / depth;
  const side = Math.sign(framing.subjectX) || 1;
  const unit = stage.unit;
  const stove = side * stage.width * 0.12;
  const enamel = random.pick<Rgb>([
    [206, 204, 196],
    [126, 146, 140],
    [186, 166, 140],
  ]);
  return [
    baked(
      world,
      depth,
      (pen, area) => {
        const tone = roomTone(light, enamel, 0);
        pen.fillStyle = css(shade(tone, -0.22));
        pen.fillRect(area.left, foot - unit * 0.19, area.right - area.left, unit * 0.19);
        for (let x = Math.floor(area.left / (unit * 0.17)) * unit * 0.17; x < area.right; x += unit * 0.17) {
          pen.fillStyle = css(shade(tone, -0.06));
          pen.fillRect(x + unit * 0.006, foot - unit * 0.17, unit * 0.158, unit * 0.15);
          pen.fillStyle = css(shade(tone, -0.5));
          pen.fillRect(x + unit * 0.06, foot - unit * 0.155, unit * 0.05, unit * 0.008);
        }
        pen.fillStyle = css(roomTone(light, [112, 84, 62], 0.2));
        pen.fillRect(area.left, foot - unit * 0.212, area.right - area.left, unit * 0.024);
        hob(world, pen, stove, foot, tone);
        for (let i = 0; i < 6; i++)
          pan(
            pen,
            stove + side * unit * (0.3 + i * 0.1),
            foot - unit * 0.56,
            unit * random.between(0.028, 0.042),
            shade(roomTone(light, [88, 86, 90], 0), random.between(-0.4, 0)),
          );
        pen.fillStyle = css(shade(tone, -0.55));
        pen.fillRect(
          Math.min(stove + side * unit * 0.24, stove + side * unit * 0.86),
          foot - unit * 0.6,
          unit * 0.62,
          unit * 0.008,
        );
      },
      { bottom: foot + 4 },
    ),
    steam(world, stove, foot - unit * 0.27),
  ];
}

function hob({ stage, light }: World, pen: Pen, x: number, foot: number, tone: Rgb): void {
  const unit = stage.unit;
  pen.fillStyle = css(roomTone(light, [74, 76, 82], 0));
  pen.fillRect(x - unit * 0.16, foot - unit * 0.2, unit * 0.32, unit * 0.2);
  pen.fillStyle = css([255, 150, 62], 0.7);
  pen.fillRect(x - unit * 0.11, foot - unit * 0.13, unit * 0.22, unit * 0.09);
  pen.fillStyle = css(shade(tone, -0.3));
  pen.beginPath();
  pen.moveTo(x - unit * 0.19, foot - unit * 0.5);
  pen.lineTo(x - unit * 0.08, foot - unit * 0.64);
  pen.lineTo(x - unit * 0.08, -stage.headroom * 1.2);
  pen.lineTo(x + unit * 0.08, -stage.headroom * 1.2);
  pen.lineTo(x + unit * 0.08, foot - unit * 0.64);
  pen.lineTo(x + unit * 0.19, foot - unit * 0.5);
  pen.fill();
  for (const dx of [-0.075, 0.075]) {
    pen.fillStyle = css(mix(roomTone(light, [166, 172, 180], 0.2), white, 0.1));
    pen.fillRect(x + unit * (dx - 0.05), foot - unit * 0.27, unit * 0.1, unit * 0.06);
  }
}

function pan(pen: Pen, x: number, y: number, radius: number, tone: Rgb): void {
  pen.fillStyle = css(tone);
  pen.fillRect(x - radius * 0.12, y, radius * 0.24, radius * 1.6);
  pen.beginPath();
  pen.arc(x, y + radius * 2.3, radius, 0, 7);
  pen.fill();
}

function steam({ stage, light }: World, x: number, y: number): Part {
  return {
    depth: depth - 0.01,
    paint({ pen, view, seconds }) {
      const placed = placeAt(stage, view, depth);
      for (let i = 0; i < 9; i++) {
        const age = (seconds * 0.3 + i / 9) % 1;
        const size = stage.unit * (0.02 + age * 0.06) * placed.scale;
        pen.fillStyle = css(mix(light.key, white, 0.5), 0.16 * (1 - age));
        pen.beginPath();
        pen.arc(
          placed.x + (x + Math.sin(i * 2.3 + seconds) * stage.unit * 0.04) * placed.scale,
          placed.y + (y - age * stage.unit * 0.24) * placed.scale,
          size,
          0,
          7,
        );
        pen.fill();
      }
    },
  };
}
