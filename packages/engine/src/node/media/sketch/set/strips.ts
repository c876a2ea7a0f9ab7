import { type Canvas, createCanvas } from "@napi-rs/canvas";
import type { Pen } from "../world.ts";

/** Copies the frame as painted so far: a canvas can't be drawn strip by strip onto itself without a copy for each strip. */
export function snapshot(pen: Pen, last: Canvas | undefined, height: number): Canvas {
  const { width } = pen.canvas;
  const copy = last ?? createCanvas(width, pen.canvas.height);
  const own = copy.getContext("2d");
  own.save();
  own.globalCompositeOperation = "copy";
  own.beginPath();
  own.rect(0, 0, width, height);
  own.clip();
  own.drawImage(pen.canvas, 0, 0);
  own.restore();
  return copy;
}
