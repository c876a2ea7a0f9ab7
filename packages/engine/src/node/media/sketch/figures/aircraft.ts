import type { Rgb } from "../../../../craft/colours.ts";
import { lightCone } from "./light-cone.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

/** An airliner; its middle is at y = -0.5. */
export function plane(brush: Brush, pose: Pose, colour: Rgb): void {
  const { pen } = brush;
  pen.save();
  pen.translate(0, -0.5);
  pen.rotate(pose.action === "rise" ? -0.2 : Math.sin(pose.seconds * 0.8) * 0.02 - 0.03);
  brush.shape(darker(colour, 0.28), polygon([0.1, -0.06], [-0.42, -0.44], [-0.56, -0.44], [-0.24, -0.04]));
  brush.shape(darker(colour, 0.15), polygon([-1.12, -0.14], [-1.4, -0.52], [-1.52, -0.52], [-1.36, -0.06]));
  brush.shape(
    colour,
    softShape(
      [-1.48, -0.08],
      [-1.1, -0.17],
      [0.9, -0.18],
      [1.3, -0.08],
      [1.44, 0.02],
      [1.2, 0.1],
      [-0.6, 0.12],
      [-1.3, 0.0],
    ),
  );
  brush.shape(lighter(colour, 0.4), softShape([-1.2, -0.12], [0.9, -0.15], [1.2, -0.08], [0.8, -0.1], [-1.1, -0.08]));
  for (let i = 0; i < 11; i++) brush.disc([70, 90, 112], -0.72 + i * 0.15, -0.045, 0.024, 0.03);
  brush.shape([60, 80, 104], polygon([1.08, -0.11], [1.26, -0.06], [1.16, -0.02], [1.04, -0.05]));
  brush.shape(darker(colour, 0.12), polygon([0.25, 0.04], [-0.5, 0.46], [-0.68, 0.46], [-0.2, 0.06]));
  brush.shape(darker(colour, 0.4), softShape([-0.1, 0.14], [0.18, 0.12], [0.2, 0.24], [-0.08, 0.25]));
  pen.restore();
}

/** A helicopter with a turning rotor; its middle is at y = -0.5. */
export function helicopter(brush: Brush, pose: Pose, colour: Rgb): void {
  const { pen } = brush;
  const spin = pose.seconds * 31;
  pen.save();
  pen.translate(0, -0.5 + Math.sin(pose.seconds * 1.6) * 0.03);
  pen.rotate(0.06);
  brush.limb(colour, 0.09, [-0.25, -0.05], [-0.98, -0.14]);
  brush.shape(darker(colour, 0.2), polygon([-0.9, -0.1], [-1.08, -0.36], [-0.98, -0.36], [-0.84, -0.14]));
  brush.line([50, 52, 58], 0.02, (p) => {
    p.moveTo(-1.0 + Math.cos(spin) * 0.16, -0.2 + Math.sin(spin) * 0.16);
    p.lineTo(-1.0 - Math.cos(spin) * 0.16, -0.2 - Math.sin(spin) * 0.16);
  });
  brush.shape(
    colour,
    softShape([-0.4, 0.05], [-0.34, -0.24], [0.1, -0.32], [0.5, -0.18], [0.62, 0.06], [0.36, 0.24], [-0.2, 0.22]),
  );
  brush.shape([100, 134, 160], softShape([0.12, -0.02], [0.12, -0.22], [0.4, -0.16], [0.54, 0.02], [0.34, 0.06]));
  brush.limb([50, 52, 58], 0.03, [-0.3, 0.36], [0.46, 0.36]);
  for (const x of [-0.12, 0.28]) brush.limb([50, 52, 58], 0.024, [x, 0.2], [x, 0.36]);
  brush.limb([50, 52, 58], 0.04, [0.02, -0.28], [0.02, -0.4]);
  brush.line([60, 62, 68], 0.026, (p) => {
    const w = 0.35 + 0.65 * Math.abs(Math.cos(spin));
    p.moveTo(0.02 - w, -0.41);
    p.lineTo(0.02 + w, -0.41);
  });
  pen.restore();
}

/** A rocket that stands on its fire. */
export function rocket(brush: Brush, pose: Pose, colour: Rgb): void {
  const burns = pose.action !== "stand" && pose.action !== "drift";
  const flare = 0.8 + 0.2 * Math.sin(pose.seconds * 37) + 0.1 * Math.sin(pose.seconds * 53);
  if (burns) {
    brush.shine(
      [255, 150, 50],
      0.75,
      softShape([-0.08, -0.06], [0.08, -0.06], [0.06, 0.2 * flare], [0, 0.5 * flare], [-0.06, 0.2 * flare]),
    );
    brush.shine([255, 236, 180], 0.95, softShape([-0.045, -0.06], [0.045, -0.06], [0, 0.26 * flare]));
  }
  const accent: Rgb = [206, 62, 48];
  for (const side of [-1, 1])
    brush.shape(
      side < 0 ? darker(accent, 0.25) : accent,
      polygon([side * 0.1, -0.3], [side * 0.2, -0.02], [side * 0.09, -0.08]),
    );
  brush.shape(colour, (p) => {
    p.moveTo(-0.1, -0.07);
    p.bezierCurveTo(-0.15, -0.5, -0.12, -0.78, 0, -1);
    p.bezierCurveTo(0.12, -0.78, 0.15, -0.5, 0.1, -0.07);
    p.closePath();
  });
  brush.shape(accent, (p) => {
    p.moveTo(-0.085, -0.8);
    p.quadraticCurveTo(-0.05, -0.93, 0, -1);
    p.quadraticCurveTo(0.05, -0.93, 0.085, -0.8);
    p.quadraticCurveTo(0, -0.77, -0.085, -0.8);
  });
  brush.disc(darker(colour, 0.45), 0, -0.6, 0.055);
  brush.disc([118, 176, 206], 0, -0.6, 0.04);
  brush.shape(darker(colour, 0.4), polygon([-0.08, -0.08], [0.08, -0.08], [0.06, -0.02], [-0.06, -0.02]));
}

/** A flying saucer with its beam. */
export function ufo(brush: Brush, pose: Pose, colour: Rgb): void {
  const { pen } = brush;
  pen.save();
  pen.translate(0, -0.55 + Math.sin(pose.seconds * 1.5) * 0.05);
  pen.rotate(Math.sin(pose.seconds * 0.9) * 0.06);
  lightCone(brush, [186, 255, 220], 0.42, [0, 0.1], [0, 1.5], [-0.25, 0.1], [0.25, 0.1], [0.75, 1.5], [-0.75, 1.5]);
  brush.shape([150, 206, 220], softShape([-0.42, -0.1], [-0.32, -0.5], [0.32, -0.5], [0.42, -0.1]));
  brush.disc(colour, 0, 0, 1.2, 0.22);
  brush.disc(lighter(colour, 0.3), 0, -0.06, 1.05, 0.13);
  for (let i = -3; i <= 3; i++)
    brush.shine((i + Math.floor(pose.seconds * 4)) % 2 === 0 ? [255, 120, 90] : [120, 255, 190], 1, (p) =>
      p.ellipse(i * 0.3, 0.1 - Math.abs(i) * 0.02, 0.045, 0.035, 0, 0, 7),
    );
  pen.restore();
}

/** A hot-air balloon. */
export function airBalloon(brush: Brush, pose: Pose, colour: Rgb): void {
  const { pen } = brush;
  pen.save();
  pen.translate(0, -0.1);
  pen.rotate(Math.sin(pose.seconds * 0.6) * 0.02);
  const envelope = (scale: number) => (p: Brush["pen"]) => {
    p.moveTo(-0.09 * scale, -0.2);
    p.bezierCurveTo(-0.5 * scale, -0.5, -0.44 * scale, -0.92, 0, -0.92);
    p.bezierCurveTo(0.44 * scale, -0.92, 0.5 * scale, -0.5, 0.09 * scale, -0.2);
    p.closePath();
  };
  const pale = lighter(colour, 0.65);
  brush.shape(colour, envelope(1));
  brush.shape(pale, envelope(0.7));
  brush.shape(darker(colour, 0.08), envelope(0.38));
  brush.shape(pale, envelope(0.13));
  for (const x of [-0.06, 0.06])
    brush.line([80, 66, 56], 0.008, (p) => {
      p.moveTo(x * 1.3, -0.2);
      p.lineTo(x * 0.9, -0.04);
    });
  brush.shine([255, 200, 110], 0.8, (p) =>
    p.ellipse(0, -0.17, 0.028, 0.04 + 0.01 * Math.sin(pose.seconds * 13), 0, 0, 7),
  );
  brush.shape([128, 86, 52], polygon([-0.07, -0.05], [0.07, -0.05], [0.055, 0.06], [-0.055, 0.06]));
  pen.restore();
}

/** A toy balloon on its string. */
export function balloon(brush: Brush, pose: Pose, colour: Rgb, phase: number): void {
  const sway = Math.sin(pose.seconds * 1.3 + phase) * 0.06;
  brush.line([110, 104, 100], 0.01, (p) => {
    p.moveTo(sway, -0.52);
    p.bezierCurveTo(sway + 0.06, -0.34, -0.06, -0.2, 0.02, 0.1);
  });
  brush.shape(colour, (p) => {
    p.moveTo(sway, -0.5);
    p.bezierCurveTo(sway - 0.36, -0.7, sway - 0.28, -1.02, sway, -1.02);
    p.bezierCurveTo(sway + 0.28, -1.02, sway + 0.36, -0.7, sway, -0.5);
  });
  brush.shape(darker(colour, 0.2), polygon([sway - 0.03, -0.48], [sway, -0.52], [sway + 0.03, -0.48]));
  brush.shape(
    lighter(colour, 0.6),
    softShape([sway - 0.15, -0.88], [sway - 0.07, -0.96], [sway - 0.09, -0.84], [sway - 0.15, -0.76]),
  );
}

/** A paper lantern that glows. */
export function lantern(brush: Brush, pose: Pose, colour: Rgb, phase: number): void {
  const { pen } = brush;
  const flicker = 0.85 + 0.15 * Math.sin(pose.seconds * 7 + phase) * Math.sin(pose.seconds * 3.1 + phase);
  pen.save();
  pen.rotate(Math.sin(pose.seconds * 1.1 + phase) * 0.05);
  const glow = pen.createRadialGradient(0, -0.5, 0, 0, -0.5, 1.1);
  glow.addColorStop(0, `rgba(255,178,84,${(0.5 * flicker).toFixed(3)})`);
  glow.addColorStop(1, "rgba(255,150,60,0)");
  pen.fillStyle = glow;
  pen.fillRect(-1.1, -1.6, 2.2, 2.2);
  brush.shine(
    colour,
    0.95,
    softShape([-0.26, -0.18], [-0.38, -0.5], [-0.24, -0.84], [0.24, -0.84], [0.38, -0.5], [0.26, -0.18]),
  );
  brush.shine([255, 226, 160], 0.75 * flicker, (p) => p.ellipse(0, -0.44, 0.19, 0.25, 0, 0, 7));
  brush.shape([96, 58, 36], polygon([-0.15, -0.16], [0.15, -0.16], [0.13, -0.1], [-0.13, -0.1]));
  brush.shape([96, 58, 36], polygon([-0.15, -0.88], [0.15, -0.88], [0.13, -0.83], [-0.13, -0.83]));
  pen.restore();
}
