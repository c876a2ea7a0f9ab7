import { placeAt } from "../stage.ts";
import type { Part, World } from "../world.ts";

/** Heads and raised arms of a crowd before the lens, dark against the light of the stage; they bounce to the beat. */
export function listeners(world: World): Part {
  const { stage } = world;
  const random = world.chance("listeners");
  const row = Array.from({ length: 17 }, (_, i) => ({
    x: ((i - 8) / 8) * stage.width * 0.62 + random.between(-1, 1) * stage.unit * 0.03,
    size: stage.unit * random.between(0.05, 0.066),
    low: random.between(-0.02, 0.05) * stage.unit,
    phase: random.between(0, 1.2),
    arms: random.chance(0.6) ? (random.chance(0.5) ? 2 : 1) : 0,
  }));
  return {
    depth: 0.8,
    paint({ pen, view, seconds }) {
      const placed = placeAt(stage, view, 0.8);
      pen.fillStyle = "rgb(9,8,14)";
      pen.strokeStyle = "rgb(9,8,14)";
      pen.lineCap = "round";
      const foot = stage.height * 1.02;
      for (const { x, size, low, phase, arms } of row) {
        const beat = Math.abs(Math.sin(seconds * 5.2 + phase)) * size * 0.3;
        const at = placed.x + x * placed.scale;
        const y = foot - size * 2.2 + low - beat;
        pen.beginPath();
        pen.ellipse(at, y, size * 0.78, size, 0, 0, 7);
        pen.ellipse(at, y + size * 2.6, size * 1.9, size * 1.7, 0, 0, 7);
        pen.fill();
        pen.lineWidth = size * 0.5;
        for (let arm = 0; arm < arms; arm++) {
          const side = arm === 0 ? 1 : -1;
          pen.beginPath();
          pen.moveTo(at + side * size * 1.2, y + size * 1.6);
          pen.lineTo(at + side * size * 1.7, y - size * 0.6);
          pen.lineTo(at + side * size * (1.4 + 0.3 * Math.sin(seconds * 5.2 + phase)), y - size * 2.3);
          pen.stroke();
        }
      }
    },
  };
}
