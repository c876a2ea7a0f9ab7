import { type Brush, darker, polygon } from "./brush.ts";

/** A desk right under what stands on it, as high as `high` and as wide as `wide` of the thing's own heights. */
export function desk(brush: Brush, high: number, wide: number): void {
  const wood = [122, 84, 58] as const;
  const [x, thick] = [wide / 2, high * 0.06];
  for (const side of [-1, 1])
    brush.shape(
      darker(wood, 0.3),
      polygon([side * x * 0.92, thick], [side * x * 0.84, thick], [side * x * 0.84, high], [side * x * 0.92, high]),
    );
  brush.shape(wood, polygon([-x, 0], [x, 0], [x, thick * 1.6], [-x, thick * 1.6]));
}
