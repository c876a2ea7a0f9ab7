import { type Brush, type Pose, softShape } from "./brush.ts";

/** A soap bubble that wobbles as it floats; its middle is at y = -0.5. */
export function bubble(brush: Brush, pose: Pose, phase: number): void {
  const { pen } = brush;
  const wobble = 0.03 * Math.sin(pose.seconds * 3 + phase);
  pen.save();
  pen.translate(Math.sin(pose.seconds * 0.9 + phase) * 0.3, -0.5 - Math.sin(pose.seconds * 0.6 + phase) * 0.5);
  pen.scale(1 + wobble, 1 - wobble);
  brush.shine([226, 244, 255], 0.2, (p) => p.arc(0, 0, 0.5, 0, 7));
  brush.shine([255, 150, 210], 0.3, softShape([-0.46, 0.1], [-0.3, 0.4], [0.06, 0.48], [-0.2, 0.3]));
  brush.shine([120, 220, 255], 0.34, softShape([0.46, -0.1], [0.34, 0.34], [0.02, 0.48], [0.26, 0.22]));
  brush.shine([255, 255, 255], 0.85, softShape([-0.34, -0.16], [-0.16, -0.38], [-0.1, -0.34], [-0.28, -0.1]));
  brush.line([240, 250, 255], 0.03, (p) => p.arc(0, 0, 0.5, 0, 7));
  pen.restore();
}
