import type { Rgb } from "../../../../craft/colours.ts";
import { css, shade } from "../colour.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import type { Pen, World } from "../world.ts";

/** How stones lie about: how dark and how light they are, how opaque, and how large at the ground's line, in units. */
export interface Stones {
  readonly tint: readonly [Rgb, darkest: number, lightest: number, opacity: number];
  readonly width: number;
  readonly height: number;
  /** The largest, as a share of `width`. */
  readonly most: number;
}

/** Draws one stone at a height of the picture, somewhere across it; what is nearer is larger. */
export function stone(
  pen: Pen,
  { stage }: World,
  area: { readonly left: number; readonly right: number },
  random: Random,
  y: number,
  { tint: [rgb, darkest, lightest, opacity], width, height, most }: Stones,
): void {
  const near = y / stage.ground;
  pen.fillStyle = css(shade(rgb, random.between(darkest, lightest)), opacity);
  pen.beginPath();
  pen.ellipse(
    random.between(area.left, area.right),
    y,
    stage.unit * width * near * random.between(0.4, most),
    stage.unit * height * near,
    0,
    0,
    7,
  );
  pen.fill();
}
