import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";
import { beam, wheel } from "./vehicles.ts";

const glass: Rgb = [132, 160, 172];

/** A tractor with its great wheels behind, whose exhaust puffs while it goes. */
export function tractor(brush: Brush, pose: Pose, colour: Rgb, dark: boolean): void {
  const { pen } = brush;
  const jolt = Math.sin(pose.seconds * 17) * 0.006;
  const deep = darker(colour, 0.3);
  if (dark) beam(brush, 0.86, -0.42, 1.5);
  pen.save();
  pen.translate(0, jolt);
  if (pose.action === "drive") exhaust(brush, pose);
  brush.limb([58, 58, 62], 0.035, [0.5, -0.56], [0.5, -0.92]);
  // The cab, its roof and its panes.
  brush.shape(glass, polygon([-0.42, -0.5], [-0.36, -0.93], [0.1, -0.93], [0.18, -0.5]));
  for (const [foot, top] of [
    [-0.44, -0.37],
    [-0.12, -0.12],
    [0.19, 0.11],
  ] as const)
    brush.limb(deep, 0.03, [foot, -0.48], [top, -0.94]);
  brush.shape(lighter(colour, 0.1), softShape([-0.46, -0.93], [-0.44, -1.0], [0.18, -1.0], [0.22, -0.93]));
  // The bonnet with its grille.
  brush.shape(
    colour,
    softShape([0.1, -0.26], [0.1, -0.56], [0.2, -0.6], [0.72, -0.56], [0.84, -0.5], [0.84, -0.28], [0.6, -0.24]),
  );
  brush.shape(lighter(colour, 0.3), polygon([0.16, -0.56], [0.7, -0.52], [0.7, -0.48], [0.16, -0.51]));
  brush.line(deep, 0.018, (p) => {
    for (const y of [-0.46, -0.4, -0.34]) {
      p.moveTo(0.72, y);
      p.lineTo(0.82, y);
    }
  });
  brush.shape([64, 64, 68], polygon([-0.3, -0.24], [0.7, -0.24], [0.7, -0.16], [-0.3, -0.16]));
  pen.restore();
  tread(brush, -0.44, 0.32, pose.stride * 1.1, colour);
  // The fender lies over the wheel.
  brush.shape(
    deep,
    softShape([-0.86, -0.5], [-0.74, -0.66], [-0.44, -0.72], [-0.12, -0.62], [-0.02, -0.46], [-0.44, -0.64]),
  );
  tread(brush, 0.6, 0.17, pose.stride * 2, colour);
  if (dark) brush.shine([255, 246, 214], 0.95, (p) => p.ellipse(0.85, -0.42, 0.035, 0.045, 0, 0, 7));
}

/** A wheel whose lugs turn. */
function tread(brush: Brush, x: number, radius: number, turn: number, rim: Rgb): void {
  const y = -radius;
  for (let i = 0; i < 14; i++) {
    const angle = turn + (i * Math.PI) / 7;
    const at = (far: number): [number, number] => [x + Math.cos(angle) * far, y + Math.sin(angle) * far];
    brush.limb([26, 26, 30], radius * 0.16, at(radius * 0.86), at(radius * 0.98));
  }
  wheel(brush, x, y, radius * 0.94, turn);
  brush.disc(lighter(rim, 0.25), x, y, radius * 0.3);
  brush.disc([60, 62, 68], x, y, radius * 0.12);
}

function exhaust({ pen }: Brush, { seconds }: Pose): void {
  for (let i = 0; i < 5; i++) {
    const age = (seconds * 0.7 + i / 5) % 1;
    pen.fillStyle = `rgba(110,106,104,${0.34 * (1 - age)})`;
    pen.beginPath();
    pen.arc(0.5 - age * 0.3, -0.96 - age * 0.34, 0.03 + age * 0.09, 0, 7);
    pen.fill();
  }
}
