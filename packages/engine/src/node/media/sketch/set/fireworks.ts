import type { Rgb } from "../../../../craft/colours.ts";
import { placeAt } from "../stage.ts";
import { css, mix, white } from "../colour.ts";
import type { Part, World } from "../world.ts";
import { glow } from "./sky.ts";

const tints: readonly [Rgb, ...Rgb[]] = [
  [255, 92, 96],
  [255, 206, 92],
  [112, 226, 150],
  [112, 170, 255],
  [232, 128, 255],
];
const life = 1.9;

/** Rockets that burst one after another over the horizon; their sparks fall and go out. */
export function fireworks(world: World): Part {
  const { stage, seconds: length } = world;
  const random = world.chance("fireworks");
  const shells = Array.from({ length: Math.ceil((length + life) * 2.6) }, (_, i) => ({
    at: i / 2.6 - life * 0.8 + random.between(-0.15, 0.15),
    x: random.between(-0.42, 0.42) * stage.width,
    y: -stage.headroom * random.between(0.45, 0.86),
    reach: stage.unit * random.between(0.16, 0.3),
    colour: random.pick(tints),
    turn: random(),
  }));
  return {
    depth: 90,
    paint({ pen, view, seconds }) {
      const placed = placeAt(stage, view, 90);
      pen.save();
      pen.globalCompositeOperation = "lighter";
      pen.lineCap = "round";
      for (const { at, x, y, reach, colour, turn } of shells) {
        const age = (seconds - at) / life;
        if (age < -0.35 || age > 1) continue;
        const cx = placed.x + x * placed.scale;
        const cy = placed.y + y * placed.scale;
        if (age < 0) {
          pen.strokeStyle = css([255, 226, 170], 0.8);
          pen.lineWidth = stage.unit * 0.003;
          const up = 1 + age / 0.35;
          pen.beginPath();
          pen.moveTo(cx, placed.y + y * placed.scale * Math.max(0, up - 0.12));
          pen.lineTo(cx, placed.y + y * placed.scale * up);
          pen.stroke();
          continue;
        }
        if (age < 0.3) glow(pen, cx, cy, reach * 1.4, colour, 0.4 * (1 - age / 0.3));
        const open = 1 - (1 - age) ** 3;
        const fade = (1 - age) ** 0.8;
        for (let ray = 0; ray < 26; ray++) {
          const angle = (ray / 26) * Math.PI * 2 + turn;
          const far = reach * open * (ray % 2 ? 1 : 0.66);
          const fall = age * age * reach * 0.5;
          const tail = 0.72 + 0.2 * age;
          pen.strokeStyle = css(ray % 2 ? colour : mix(colour, white, 0.5), fade);
          pen.lineWidth = stage.unit * (0.0062 - 0.003 * age);
          pen.beginPath();
          pen.moveTo(cx + Math.cos(angle) * far * tail, cy + Math.sin(angle) * far * tail + fall * 0.7);
          pen.lineTo(cx + Math.cos(angle) * far, cy + Math.sin(angle) * far + fall);
          pen.stroke();
        }
      }
      pen.restore();
    },
  };
}
