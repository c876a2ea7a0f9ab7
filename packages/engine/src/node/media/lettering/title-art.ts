import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { Size, TitleOptions } from "../../../host.ts";
import { type Block, heightOf, type Setting, typeset } from "./typeset.ts";

type Position = TitleOptions["position"];

const paper = "#f5f1e8";
const rule = "#d9b376";

/**
 * Draws a title on a transparent canvas of the frame's size. `over` a picture it gets a soft shadow (and, at the lower
 * third, a dark ground) so that it can be read on anything.
 */
export function drawTitle(text: string, position: Position, size: Size, over: boolean): Canvas {
  const canvas = createCanvas(size.width, size.height);
  const context = canvas.getContext("2d");
  context.textBaseline = "alphabetic";
  // Wide frames are measured by their height, upright ones by their width.
  const unit = Math.min(size.height, size.width * 0.8);
  const low = position === "lower-third";
  const centre = position === "center";
  const largest = unit * (low ? 0.066 : centre ? 0.118 : 0.082);
  const room = { width: size.width * (low ? 0.62 : 0.8), height: size.height * (centre ? 0.76 : 0.4) };
  const setting = typeset(context, text, { size: largest, smallest: unit * 0.034, room });
  const draw = () => {
    if (low) drawLowerThird(context, setting, size);
    else drawCentred(context, setting, size, { from: top(position, setting, size), over });
  };
  if (over) {
    drawGround(context, position, size, unit);
    // A wide dark glow and a narrow shadow: together they hold white letters on a white sky.
    for (const blur of [1.2, 0.5, 0.2]) {
      context.shadowColor = "rgba(0, 0, 0, 0.55)";
      context.shadowBlur = setting.title.size * blur;
      draw();
    }
    context.shadowColor = "transparent";
  }
  draw();
  return canvas;
}

function fullHeight({ title, below, gap }: Setting): number {
  return heightOf(title) + (below ? gap + heightOf(below) : 0);
}

function top(position: Position, setting: Setting, { height }: Size): number {
  const own = fullHeight(setting);
  if (position === "top") return height * 0.09;
  if (position === "bottom") return height * 0.91 - own;
  // The optical middle is a little above the true one.
  return height * 0.485 - own / 2;
}

function drawCentred(
  context: SKRSContext2D,
  { title, below, gap }: Setting,
  { width }: Size,
  { from, over }: { from: number; over: boolean },
): void {
  context.textAlign = "center";
  context.fillStyle = paper;
  drawLines(context, title, width / 2, from);
  if (!below) return;
  const under = from + heightOf(title);
  context.fillStyle = rule;
  const length = title.size * 0.9;
  context.fillRect(
    (width - length) / 2,
    Math.round(under + gap * 0.42),
    length,
    Math.max(1, Math.round(title.size / 32)),
  );
  context.globalAlpha = over ? 1 : 0.78;
  context.fillStyle = paper;
  drawLines(context, below, width / 2, under + gap);
  context.globalAlpha = 1;
}

function drawLowerThird(context: SKRSContext2D, setting: Setting, { width, height }: Size): void {
  const { title, below } = setting;
  const space = title.size * 0.16;
  const own = heightOf(title) + (below ? space + heightOf(below) : 0);
  const from = height * 0.88 - own;
  const left = width * 0.07;
  context.fillStyle = rule;
  const thick = Math.max(2, Math.round(title.size / 14));
  context.fillRect(left, from + title.size * 0.12, thick, own - title.size * 0.24);
  context.textAlign = "left";
  context.fillStyle = paper;
  drawLines(context, title, left + thick + title.size * 0.5, from);
  if (!below) return;
  context.globalAlpha = 0.82;
  drawLines(context, below, left + thick + title.size * 0.5, from + heightOf(title) + space);
  context.globalAlpha = 1;
}

/** Darkens the picture towards the edge at which the title stands; behind a title in the middle, all of it. */
function drawGround(context: SKRSContext2D, position: Position, { width, height }: Size, unit: number): void {
  if (position === "center") {
    context.fillStyle = "rgba(0, 0, 0, 0.4)";
    context.fillRect(0, 0, width, height);
    return;
  }
  const depth = unit * 0.5;
  const [edge, inner] = position === "top" ? [0, depth] : [height, height - depth];
  const shade = context.createLinearGradient(0, inner, 0, edge);
  for (const [at, alpha] of ground) shade.addColorStop(at, `rgba(0, 0, 0, ${alpha})`);
  context.fillStyle = shade;
  context.fillRect(0, Math.min(edge, inner), width, depth);
}

const ground = [
  [0, 0],
  [0.5, 0.22],
  [1, 0.6],
] as const;

function drawLines(context: SKRSContext2D, block: Block, x: number, from: number): void {
  context.font = block.font;
  context.letterSpacing = block.spacing;
  for (const [i, line] of block.lines.entries()) {
    // Capitals, not line boxes, are what the eye centres: the base line lies 0.36 of the size below a line's middle.
    const middle = from + (i + 0.5) * block.lineHeight;
    context.fillText(line, x, Math.round(middle + block.size * 0.36));
  }
}
