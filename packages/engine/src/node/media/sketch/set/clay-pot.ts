import type { Rgb } from "../../../../craft/colours.ts";
import { css } from "../colour.ts";
import type { Pen } from "../world.ts";

/** A pot that stands at a foot, narrower there than at its rim; all in pixels, and half its widths. */
export function clayPot(
  pen: Pen,
  clay: Rgb,
  { x, foot, high, rim, base }: Readonly<Record<"x" | "foot" | "high" | "rim" | "base", number>>,
): void {
  pen.fillStyle = css(clay);
  pen.beginPath();
  pen.moveTo(x - rim, foot - high);
  pen.lineTo(x + rim, foot - high);
  pen.lineTo(x + base, foot);
  pen.lineTo(x - base, foot);
  pen.fill();
}
