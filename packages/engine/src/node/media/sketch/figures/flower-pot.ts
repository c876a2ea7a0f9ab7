import { type Brush, darker, lighter, polygon } from "./brush.ts";

/** How high a flower pot is beside its plant, and what the plant keeps of its size. */
export const potted = { high: 0.26, share: 0.76 } as const;

/** A flower pot of clay with earth in it. */
export function flowerPot(brush: Brush): void {
  const clay = [186, 104, 66] as const;
  brush.shape([...clay], polygon([-0.15, -0.22], [0.15, -0.22], [0.105, 0], [-0.105, 0]));
  brush.shape(lighter([...clay], 0.12), polygon([-0.175, -0.28], [0.175, -0.28], [0.17, -0.21], [-0.17, -0.21]));
  brush.disc(darker([96, 66, 46], 0.1), 0, -0.275, 0.155, 0.018);
}
