import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, shade } from "../colour.ts";
import { placeAt } from "../stage.ts";
import type { Part, World } from "../world.ts";
import { space } from "./space.ts";

const hull: Rgb = [126, 134, 146];

/** Inside a spacecraft: panels round a wide window on space, consoles whose lamps blink. */
export function cabin(world: World): Part[] {
  const { stage } = world;
  const unit = stage.unit;
  const random = world.random("cabin");
  const lamps = Array.from({ length: 46 }, () => ({
    x: random.between(-0.62, 0.62) * stage.width,
    y: stage.ground / 3 - unit * random.between(0.03, 0.14),
    tint: random.pick<Rgb>([
      [110, 226, 255],
      [255, 170, 82],
      [128, 255, 176],
      [255, 92, 96],
    ]),
    rate: random.between(0.4, 2.2),
    phase: random() * 6.28,
  }));
  return [
    ...space(world),
    baked(
      world,
      3,
      (pen, area) => {
        const fill = pen.createLinearGradient(0, area.top, 0, area.bottom);
        fill.addColorStop(0, css(shade(hull, -0.35)));
        fill.addColorStop(1, css(shade(hull, -0.62)));
        pen.fillStyle = fill;
        pen.beginPath();
        pen.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
        pen.roundRect(
          -stage.width * 0.38,
          -stage.headroom * 0.84,
          stage.width * 0.76,
          stage.headroom * 0.78,
          unit * 0.12,
        );
        pen.fill("evenodd");
        pen.strokeStyle = css(shade(hull, 0.2));
        pen.lineWidth = unit * 0.018;
        pen.stroke();
        pen.strokeStyle = css(shade(hull, -0.7), 0.8);
        pen.lineWidth = unit * 0.004;
        for (let x = Math.floor(area.left / 90) * 90; x < area.right; x += unit * 0.24) {
          if (Math.abs(x) < stage.width * 0.4) continue;
          pen.strokeRect(x, area.top + 6, unit * 0.21, stage.headroom * 1.02);
        }
        for (const x of [-0.13, 0.13]) {
          pen.fillStyle = css(shade(hull, -0.3));
          pen.fillRect(stage.width * x - unit * 0.012, -stage.headroom * 0.84, unit * 0.024, stage.headroom * 0.78);
        }
        pen.fillStyle = css(shade(hull, -0.72));
        pen.fillRect(area.left, stage.ground / 3 - unit * 0.17, area.right - area.left, unit * 0.17);
        pen.fillStyle = css(shade(hull, -0.1));
        pen.fillRect(area.left, stage.ground / 3 - unit * 0.185, area.right - area.left, unit * 0.018);
      },
      { plain: true, blur: 0 },
    ),
    baked(
      world,
      1e4,
      (pen, area) => {
        const fill = pen.createLinearGradient(0, stage.ground / 3, 0, stage.ground * 1.3);
        fill.addColorStop(0, css(shade(hull, -0.62)));
        fill.addColorStop(1, css(shade(hull, -0.4)));
        pen.fillStyle = fill;
        pen.fillRect(area.left, stage.ground / 3, area.right - area.left, area.bottom);
      },
      { top: stage.ground / 3, flat: true, plain: true },
    ),
    {
      depth: 2.98,
      paint({ pen, view, seconds }) {
        const { x, y, scale } = placeAt(stage, view, 3);
        for (const lamp of lamps) {
          pen.fillStyle = css(lamp.tint, 0.3 + 0.7 * Math.max(0, Math.sin(seconds * lamp.rate * 2 + lamp.phase)));
          pen.fillRect(x + lamp.x * scale, y + lamp.y * scale, unit * 0.012 * scale, unit * 0.008 * scale);
        }
      },
    },
  ];
}
