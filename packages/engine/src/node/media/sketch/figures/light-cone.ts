import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, polygon } from "./brush.ts";

type Point = readonly [x: number, y: number];

/** Light that is seen in the air or the water: full at one end of a line, gone at the other, and nowhere but in the outline. */
export function lightCone(
  { pen }: Brush,
  [r, g, b]: Rgb,
  strength: number,
  from: Point,
  to: Point,
  ...outline: Point[]
): void {
  const light = pen.createLinearGradient(...from, ...to);
  light.addColorStop(0, `rgba(${r},${g},${b},${strength})`);
  light.addColorStop(1, `rgba(${r},${g},${b},0)`);
  pen.fillStyle = light;
  pen.beginPath();
  polygon(...outline)(pen);
  pen.fill();
}
