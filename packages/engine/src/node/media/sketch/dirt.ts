import { randomOf } from "../../../models/sketch/random.ts";
import { css } from "./colour.ts";
import type { Moment, World } from "./world.ts";

/** Dust, hairs and scratches of a film that was shown too often; new for every frame. */
export function dirt({ stage, random: of }: World, { pen }: Moment, n: number): void {
  const random = randomOf(Math.floor(of("dirt")() * 1e9), `dirt ${n}`);
  const unit = stage.unit;
  for (let i = 0; i < 5; i++) {
    pen.fillStyle = css(random.chance(0.6) ? [20, 14, 10] : [250, 244, 230], random.between(0.3, 0.75));
    pen.beginPath();
    pen.ellipse(
      random() * stage.width,
      random() * stage.height,
      unit * random.between(0.001, 0.005),
      unit * random.between(0.001, 0.003),
      random.between(0, 3),
      0,
      7,
    );
    pen.fill();
  }
  if (random.chance(0.22)) {
    pen.strokeStyle = css([20, 14, 10], 0.55);
    pen.lineWidth = unit * 0.0022;
    const [x, y] = [random() * stage.width, random() * stage.height];
    pen.beginPath();
    pen.moveTo(x, y);
    pen.bezierCurveTo(
      x + unit * 0.05,
      y - unit * 0.04,
      x - unit * 0.03,
      y + unit * 0.06,
      x + unit * 0.04,
      y + unit * 0.08,
    );
    pen.stroke();
  }
  const scratch = of("scratch").between(0.2, 0.8) * stage.width;
  if (!random.chance(0.35)) return;
  pen.strokeStyle = css([252, 246, 232], 0.3);
  pen.lineWidth = Math.max(1, unit * 0.0016);
  pen.beginPath();
  pen.moveTo(scratch + random.between(-2, 2), 0);
  pen.lineTo(scratch + random.between(-2, 2), stage.height);
  pen.stroke();
}
