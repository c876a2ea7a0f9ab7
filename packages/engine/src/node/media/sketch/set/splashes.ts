import { css, mix, white } from "../colour.ts";
import { placeAt } from "../stage.ts";
import type { Part, World } from "../world.ts";
import { heapOf } from "./flower-bed.ts";
import { surfaceOf } from "./earth-section.ts";

/** Rain that bursts on the edge of earth that is cut open. */
export function splashes(world: World): Part {
  const { stage, light } = world;
  const random = world.chance("splashes");
  const edge = heapOf(world, surfaceOf(world));
  const all = Array.from({ length: 46 }, () => ({
    x: random.between(-0.6, 0.6) * stage.width,
    phase: random(),
    rate: random.between(1.1, 1.9),
  }));
  const colour = css(mix(light.sky[2], white, 0.6), 0.8);
  return {
    depth: 1,
    paint({ pen, view, seconds }) {
      const { x: left, y: top, scale } = placeAt(stage, view, 1);
      pen.fillStyle = colour;
      pen.beginPath();
      for (const { x, phase, rate } of all) {
        const t = (seconds * rate + phase) % 1;
        if (t > 0.4) continue;
        const s = t / 0.4;
        for (const k of [-1, -0.35, 0.4, 1]) {
          const at = left + (x + k * stage.unit * 0.022 * s) * scale;
          const up = top + (edge(x) - stage.unit * (0.04 - 0.012 * Math.abs(k)) * 4 * s * (1 - s)) * scale;
          const r = stage.unit * 0.0032 * (1 - 0.5 * s) * scale;
          pen.moveTo(at + r, up);
          pen.arc(at, up, r, 0, 6.3);
        }
      }
      pen.fill();
    },
  };
}
