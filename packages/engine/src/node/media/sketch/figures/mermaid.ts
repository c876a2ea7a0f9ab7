import type { Rgb } from "../../../../craft/colours.ts";
import { arm, type Dress, head, torso } from "./body.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";

/** A mermaid who swims along, her tail beating; her middle is at y = -0.5. */
export function mermaid(brush: Brush, pose: Pose, dress: Dress, scales: Rgb): void {
  const { pen } = brush;
  const beat = Math.sin(pose.seconds * 2.6);
  const follow = Math.sin(pose.seconds * 2.6 - 0.9);
  const swims = pose.action !== "sit" && pose.action !== "stand";
  pen.save();
  pen.translate(0.3, -0.52 + Math.sin(pose.seconds * 1.3) * 0.03);
  pen.scale(1.5, 1.5);
  pen.rotate((swims ? Math.PI / 2 - 0.34 : 0.3) + 0.03 * beat);
  // In the body's frame the tail hangs down from the hip.
  const [knee, fin]: readonly (readonly [number, number])[] = [
    [0.05 * beat, 0.26],
    [0.02 + 0.13 * follow, 0.52],
  ];
  if (!knee || !fin) return pen.restore();
  const fluke = (side: number) =>
    softShape(
      [fin[0], fin[1] - 0.05],
      [fin[0] + side * 0.09, fin[1] + 0.06],
      [fin[0] + side * 0.19 + 0.06 * follow, fin[1] + 0.17],
      [fin[0] + side * 0.05 + 0.04 * follow, fin[1] + 0.13],
    );
  brush.shape(darker(scales, 0.2), fluke(-1));
  brush.shape(lighter(scales, 0.12), fluke(1));
  brush.shape(
    scales,
    softShape(
      [-0.075, -0.06],
      [0.08, -0.06],
      [0.088, 0.06],
      [knee[0] + 0.068, knee[1]],
      [fin[0] + 0.024, fin[1]],
      [fin[0] - 0.024, fin[1]],
      [knee[0] - 0.062, knee[1]],
      [-0.085, 0.06],
    ),
  );
  for (let row = 0; row < 5; row++) {
    const share = row / 5;
    const x = knee[0] * share;
    const y = 0.02 + share * 0.32;
    brush.line(lighter(scales, 0.3), 0.008, (p) => {
      for (const dx of [-0.035, 0.01]) {
        p.moveTo(x + dx - 0.02, y);
        p.quadraticCurveTo(x + dx, y + 0.035, x + dx + 0.024, y);
      }
    });
  }
  const shoulder: [number, number] = [0.01, -0.31];
  if (swims) arm(brush, shoulder, [2.7 + 0.2 * beat, -0.15], darker(dress.skin, 0.14), dress.skin);
  torso(brush, { ...pose, action: "stand" }, { ...dress, top: dress.skin, garment: "jacket" }, 0.056);
  brush.shape(
    darker(scales, 0.1),
    softShape([-0.05, -0.26], [0.06, -0.27], [0.075, -0.2], [0.0, -0.17], [-0.055, -0.2]),
  );
  head(brush, { ...dress, hairstyle: "long" }, pose);
  arm(brush, shoulder, swims ? [2.3 - 0.3 * beat, -0.3] : [0.5, -0.5], dress.skin, dress.skin);
  pen.restore();
}
