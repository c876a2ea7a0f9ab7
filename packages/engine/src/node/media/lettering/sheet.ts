import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { Size } from "../../../host.ts";
import { font } from "../fonts.ts";
import { settable } from "./signs.ts";

export interface Cell {
  /** At most as large as the cell; stands in its middle. */
  readonly picture: Canvas;
  readonly label: string;
  /** Smaller, under the label. */
  readonly note: string;
}

/** Draws a grid of pictures with their labels. Pixels throughout. */
export function drawSheet(
  cells: readonly Cell[],
  { columns, cell, labels }: { columns: number; cell: Size; labels: boolean },
): Canvas {
  const unit = cell.width / 24;
  const margin = Math.round(unit * 2);
  const gap = Math.round(unit * 1.2);
  const notes = cells.some(({ note }) => note !== "");
  const caption = labels ? Math.round(unit * (notes ? 3 : 1.9)) : 0;
  const rows = Math.ceil(cells.length / columns);
  const canvas = createCanvas(
    2 * margin + columns * cell.width + (columns - 1) * gap,
    2 * margin + rows * (cell.height + caption) + (rows - 1) * gap,
  );
  const context = canvas.getContext("2d");
  context.fillStyle = "#131316";
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const [i, { picture, label, note }] of cells.entries()) {
    const x = margin + (i % columns) * (cell.width + gap);
    const y = margin + Math.floor(i / columns) * (cell.height + caption + gap);
    drawPicture(context, picture, { x, y, ...cell, radius: unit / 4 });
    if (!labels) continue;
    const base = y + cell.height;
    context.fillStyle = "#ece8df";
    context.font = font(500, Math.round(unit * 0.95));
    context.fillText(shortened(context, settable(label).text, cell.width), x, base + unit * 1.5);
    context.fillStyle = "#8d8d96";
    context.font = font(400, Math.round(unit * 0.75));
    context.fillText(shortened(context, note, cell.width), x, base + unit * 2.65);
  }
  return canvas;
}

function drawPicture(
  context: SKRSContext2D,
  picture: Canvas,
  { x, y, width, height, radius }: Size & { x: number; y: number; radius: number },
): void {
  context.save();
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
  context.clip();
  context.fillStyle = "#000";
  context.fillRect(x, y, width, height);
  context.drawImage(picture, x + (width - picture.width) / 2, y + (height - picture.height) / 2);
  context.restore();
}

/** The text, cut with an ellipsis where it is wider than `width`. */
function shortened(context: SKRSContext2D, text: string, width: number): string {
  const letters = [...text];
  if (context.measureText(text).width <= width) return text;
  while (letters.length > 0 && context.measureText(`${letters.join("")}…`).width > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
