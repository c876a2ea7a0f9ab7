import type { Rgb } from "../../../../craft/colours.ts";
import type { Action } from "../../../../craft/actions.ts";
import { css, shade } from "../colour.ts";
import type { Pen } from "../world.ts";

/** What a figure is doing at a moment. Figures face right and stand on y = 0, one unit tall, y down. */
export interface Pose {
  readonly action: Action;
  /** Seconds from the start of the take. */
  readonly seconds: number;
  /** 0 at the first frame, 1 at the last. */
  readonly progress: number;
  /** Radians: a step is half a turn. Grows with the way gone, so that feet don't slide. */
  readonly stride: number;
  readonly view: "side" | "front" | "back";
  /** Sits on something of a chair's height rather than on the ground. */
  readonly seat?: true;
  /** Lies in a bed. */
  readonly bed?: true;
  /** Plays on its feet, as one does on a stage. */
  readonly upright?: true;
}

/** Draws a figure's parts in the manner of the style: fills, and ink lines where the style has them. */
export interface Brush {
  readonly pen: Pen;
  shape(colour: Rgb, path: (pen: Pen) => void): void;
  /** A thick line with round ends: limbs, stalks, ropes. */
  limb(colour: Rgb, width: number, ...points: readonly (readonly [number, number])[]): void;
  /** A thin line that belongs to the drawing: a seam, a whisker. */
  line(colour: Rgb, width: number, path: (pen: Pen) => void): void;
  disc(colour: Rgb, x: number, y: number, rx: number, ry?: number, turn?: number): void;
  /** Light that the thing gives off itself: not dimmed by the scene's light. */
  shine(colour: Rgb, alpha: number, path: (pen: Pen) => void): void;
}

/** A way of filling: a colour, or a gradient across the figure. */
export type Paint = Pen["fillStyle"];

/** How a style inks figures. */
interface Ink {
  readonly colour: Rgb;
  /** Width in the figure's units. */
  readonly width: number;
}

/** A brush that paints each colour as `paintOf` says. */
export function brushOn(pen: Pen, paintOf: (colour: Rgb) => Paint, ink: Ink | undefined): Brush {
  pen.lineJoin = "round";
  pen.lineCap = "round";
  const inked = ink && css(ink.colour);
  const shape = (colour: Rgb, path: (pen: Pen) => void) => {
    pen.beginPath();
    path(pen);
    if (ink !== undefined && inked !== undefined) {
      pen.strokeStyle = inked;
      pen.lineWidth = ink.width * 2;
      pen.stroke();
    }
    pen.fillStyle = paintOf(colour);
    pen.fill();
  };
  return {
    pen,
    shape,
    limb(colour, width, ...points) {
      pen.beginPath();
      for (const [x, y] of points) pen.lineTo(x, y);
      if (ink !== undefined && inked !== undefined) {
        pen.strokeStyle = inked;
        pen.lineWidth = width + ink.width * 2;
        pen.stroke();
      }
      pen.strokeStyle = paintOf(colour);
      pen.lineWidth = width;
      pen.stroke();
    },
    line(colour, width, path) {
      pen.beginPath();
      path(pen);
      pen.strokeStyle = paintOf(colour);
      pen.lineWidth = width;
      pen.stroke();
    },
    disc(colour, x, y, rx, ry = rx, turn = 0) {
      shape(colour, (p) => p.ellipse(x, y, rx, ry, turn, 0, Math.PI * 2));
    },
    shine(colour, alpha, path) {
      pen.beginPath();
      path(pen);
      pen.fillStyle = css(colour, alpha);
      pen.fill();
    },
  };
}

/** A brush that paints everything in one colour and leaves out fine lines and lights: the silhouette. */
export function silhouetteOn(pen: Pen, colour: string): Brush {
  const brush = brushOn(pen, () => colour, undefined);
  return { ...brush, line: () => {}, shine: () => {} };
}

/** A closed shape through points, straight from one to the next. */
export function polygon(...points: readonly (readonly [number, number])[]) {
  return (pen: Pen) => {
    points.forEach(([x, y], i) => (i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
    pen.closePath();
  };
}

/** A closed shape that swings softly through the midpoints between points. */
export function softShape(...points: readonly (readonly [number, number])[]) {
  return (pen: Pen) => {
    const [fx, fy] = points[0] ?? [0, 0];
    const [lx, ly] = points.at(-1) ?? [0, 0];
    pen.moveTo((fx + lx) / 2, (fy + ly) / 2);
    for (let i = 0; i < points.length; i++) {
      const [x, y] = points[i] ?? [0, 0];
      const [nx, ny] = points[(i + 1) % points.length] ?? [0, 0];
      pen.quadraticCurveTo(x, y, (x + nx) / 2, (y + ny) / 2);
    }
    pen.closePath();
  };
}

/** A colour towards black, and towards white. */
export const darker = (colour: Rgb, by = 0.25): Rgb => shade(colour, -by);
export const lighter = (colour: Rgb, by = 0.25): Rgb => shade(colour, by);
