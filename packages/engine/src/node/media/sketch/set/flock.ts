import type { Setting } from "../../../../craft/settings.ts";
import { css, mix, shade } from "../colour.ts";
import { placeAt } from "../stage.ts";
import type { Part, World } from "../world.ts";

const skies: ReadonlySet<Setting> = new Set([
  "mountain",
  "sea",
  "beach",
  "lake",
  "river",
  "field",
  "village",
  "desert",
  "city",
  "street",
]);

/** A few birds far off, by day and in fair weather: something that lives in the quietest picture. */
export function farFlock(world: World): Part[] {
  const { stage, light, scene, look } = world;
  const foul = scene.weather.some((kind) => kind === "rain" || kind === "snow" || kind === "fog" || kind === "storm");
  if (!skies.has(scene.setting) || light.dark || foul || look.bare || scene.without.includes("bird")) return [];
  const random = world.chance("flock");
  const way = random.chance(0.5) ? 1 : -1;
  const start = -way * stage.width * random.between(0.1, 0.3);
  const height = -stage.headroom * random.between(0.5, 0.8);
  const colour = css(shade(mix(light.sky[1], light.haze, 0.3), -0.62), 0.85);
  const birds = Array.from({ length: 4 + random.below(4) }, (_, i) => ({
    x: -way * i * stage.unit * random.between(0.022, 0.036),
    y: (i % 2 ? 1 : -1) * i * stage.unit * random.between(0.004, 0.012),
    size: stage.unit * random.between(0.009, 0.014),
    phase: random.between(0, 6.28),
  }));
  const depth = 90;
  return [
    {
      depth,
      paint({ pen, view, seconds }) {
        const placed = placeAt(stage, view, depth);
        pen.strokeStyle = colour;
        pen.lineCap = "round";
        pen.lineWidth = Math.max(1, stage.unit * 0.0026);
        pen.beginPath();
        for (const { x, y, size, phase } of birds) {
          const at = placed.x + (start + x + way * seconds * stage.unit * 0.035) * placed.scale;
          const up = placed.y + (height + y + Math.sin(seconds * 0.8 + phase) * stage.unit * 0.004) * placed.scale;
          const lift = Math.sin(seconds * 6.5 + phase) * size * 0.55;
          pen.moveTo(at - size, up - lift);
          pen.quadraticCurveTo(at - size * 0.4, up - size * 0.32 - lift * 0.3, at, up);
          pen.quadraticCurveTo(at + size * 0.4, up - size * 0.32 - lift * 0.3, at + size, up - lift);
        }
        pen.stroke();
      },
    },
  ];
}
