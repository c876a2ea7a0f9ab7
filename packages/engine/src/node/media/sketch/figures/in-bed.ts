import type { Dress } from "./body.ts";
import { head } from "./body.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

const wood = [128, 88, 60] as const;
const linen = [240, 236, 228] as const;

/** Somebody of one unit's height asleep in a bed, on the back; the blanket rises and falls. */
export function inBed(brush: Brush, pose: Pose, dress: Dress): void {
  const { pen } = brush;
  const breath = Math.sin(pose.seconds * 1.3) * 0.008;
  const cloth = dress.top;
  brush.shape(wood, polygon([-0.66, 0], [-0.68, -0.5], [-0.63, -0.52], [-0.6, -0.5], [-0.6, 0]));
  for (const x of [-0.56, 0.6]) brush.limb(darker(wood, 0.3), 0.04, [x, -0.1], [x, 0]);
  brush.shape(darker(wood, 0.12), polygon([-0.62, -0.08], [0.64, -0.08], [0.64, -0.17], [-0.62, -0.17]));
  brush.shape(
    linen,
    softShape([-0.62, -0.15], [-0.63, -0.26], [-0.5, -0.27], [0.5, -0.27], [0.64, -0.26], [0.63, -0.15]),
  );
  brush.shape(
    lighter(linen, 0.3),
    softShape([-0.62, -0.25], [-0.62, -0.36], [-0.5, -0.4], [-0.34, -0.36], [-0.32, -0.25]),
  );
  pen.save();
  pen.translate(-0.02, -0.33);
  pen.rotate(-Math.PI / 2 + 0.14);
  // Seen from the side and lying on the back, the face looks up.
  head(brush, { ...dress, hairstyle: dress.hairstyle === "long" ? "bun" : dress.hairstyle }, { ...pose, view: "side" });
  pen.restore();
  brush.shape(
    cloth,
    softShape(
      [-0.3, -0.13],
      [-0.33, -0.34],
      [-0.2, -0.45 - breath],
      [0.06, -0.44 - breath],
      [0.3, -0.38],
      [0.52, -0.4],
      [0.62, -0.3],
      [0.66, -0.13],
    ),
  );
  brush.shape(
    lighter(linen, 0.2),
    softShape([-0.33, -0.24], [-0.34, -0.36], [-0.22, -0.46 - breath], [-0.15, -0.44 - breath], [-0.25, -0.24]),
  );
  brush.line(darker(cloth, 0.25), 0.01, (p) => {
    p.moveTo(-0.05, -0.42 - breath);
    p.quadraticCurveTo(0.05, -0.3, -0.02, -0.16);
    p.moveTo(0.28, -0.37);
    p.quadraticCurveTo(0.34, -0.28, 0.3, -0.16);
  });
}
