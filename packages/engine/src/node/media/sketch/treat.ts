import { type Canvas, createCanvas } from "@napi-rs/canvas";
import type { Rgb } from "../../../craft/colours.ts";
import { css } from "./colour.ts";
import { noiseLine } from "./noise.ts";
import type { World } from "./world.ts";

interface Plane {
  readonly scale: number;
  readonly depth: number;
}

/** The sky and the ground fill the picture: they have no outline of their own. */
const endless = ({ depth }: Plane) => depth > 5e3;

function copyOf(source: Canvas, scale = 1): Canvas {
  const canvas = createCanvas(Math.ceil(source.width * scale), Math.ceil(source.height * scale));
  canvas.getContext("2d").drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/**
 * The inner edge of what is drawn, in one colour: the drawing without itself moved by (dx, dy). Made at a share of the
 * drawing's size: soft edges need no more.
 */
function edge(source: Canvas, colour: Rgb, dx: number, dy: number, blur = 0, scale = 1): Canvas {
  const canvas = copyOf(source, scale);
  const pen = canvas.getContext("2d");
  pen.globalCompositeOperation = "source-in";
  pen.fillStyle = css(colour);
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.globalCompositeOperation = "destination-out";
  if (blur > 0) pen.filter = `blur(${(blur * scale).toFixed(1)}px)`;
  if (scale === 1) pen.drawImage(source, dx, dy);
  else pen.drawImage(source, dx * scale, dy * scale, canvas.width, canvas.height);
  return canvas;
}

function atop(canvas: Canvas, layer: Canvas, alpha: number, mode: "source-atop" | "multiply" = "source-atop"): void {
  const pen = canvas.getContext("2d");
  pen.save();
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.globalCompositeOperation = mode;
  pen.globalAlpha = alpha;
  pen.drawImage(layer, 0, 0, canvas.width, canvas.height);
  pen.restore();
}

/** A drawn line along the silhouette. */
export function outline(world: World, canvas: Canvas, plane: Plane, colour: Rgb, width: number): void {
  if (endless(plane)) return;
  const thick = Math.max(1, (width * world.stage.unit * plane.scale) / 540);
  for (const [dx, dy] of [
    [0, thick],
    [thick * 0.7, thick * 0.3],
    [-thick * 0.7, thick * 0.3],
  ] as const)
    atop(canvas, edge(canvas, colour, dx, dy), 0.85);
}

/** Watercolour: pigment gathers at the edges of a wash and settles unevenly. */
export function wash(world: World, canvas: Canvas, plane: Plane): void {
  const random = world.random(`wash ${plane.depth}`);
  const unit = world.stage.unit * plane.scale;
  if (!endless(plane)) {
    atop(canvas, edge(canvas, [46, 44, 66], 0, 0, unit * 0.011, 0.5), 0.5);
    atop(canvas, edge(canvas, [46, 44, 66], 0, unit * 0.003), 0.35);
  }
  const pen = canvas.getContext("2d");
  pen.save();
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.globalCompositeOperation = "source-atop";
  for (let i = 0; i < 20; i++) {
    const [x, y, r] = [random() * canvas.width, random() * canvas.height, unit * random.between(0.06, 0.34)];
    const light = random.chance(0.6);
    const blob = pen.createRadialGradient(x, y, r * 0.2, x, y, r);
    const colour: Rgb = light ? [255, 252, 244] : [58, 58, 84];
    const strength = light ? 0.15 : 0.1;
    blob.addColorStop(0, css(colour, strength * 0.6));
    // Backruns: a wash that dried has a harder rim.
    blob.addColorStop(0.82, css(colour, strength));
    blob.addColorStop(0.9, css(colour, strength * 0.25));
    blob.addColorStop(1, css(colour, 0));
    pen.fillStyle = blob;
    pen.beginPath();
    pen.ellipse(x, y, r, r * random.between(0.4, 0.9), random.between(0, 3), 0, 7);
    pen.fill();
  }
  pen.restore();
}

/** Oil: the plane again, in short loaded strokes along a wandering direction. */
export function dabs(world: World, canvas: Canvas, plane: Plane): void {
  const random = world.random(`dabs ${plane.depth}`);
  const pen = canvas.getContext("2d");
  const { width, height } = canvas;
  const source = pen.getImageData(0, 0, width, height).data;
  const unit = world.stage.unit * plane.scale;
  const long = unit * (plane.depth > 5e3 ? 0.06 : 0.034);
  const count = Math.min(5200, Math.round(((width * height) / (long * long * 0.3)) * 1.5));
  const flow = noiseLine(random);
  pen.save();
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.lineCap = "round";
  for (let i = 0; i < count; i++) {
    const x = random() * width;
    const y = random() * height;
    const at = ((Math.min(height - 1, Math.floor(y)) * width + Math.min(width - 1, Math.floor(x))) * 4) | 0;
    if ((source[at + 3] ?? 0) < 200) continue;
    const lift = random.between(-20, 20);
    const angle = flow((x + y * 0.6) / (unit * 0.3)) * 1.3 + random.between(-0.35, 0.35);
    const reach = long * random.between(0.4, 1);
    pen.strokeStyle = css(
      [(source[at] ?? 0) + lift, (source[at + 1] ?? 0) + lift * 0.9, (source[at + 2] ?? 0) + lift * 0.75],
      0.88,
    );
    pen.lineWidth = long * random.between(0.16, 0.34);
    pen.beginPath();
    pen.moveTo(x - Math.cos(angle) * reach * 0.5, y - Math.sin(angle) * reach * 0.5);
    pen.quadraticCurveTo(x, y + reach * 0.12, x + Math.cos(angle) * reach * 0.5, y + Math.sin(angle) * reach * 0.5);
    pen.stroke();
  }
  pen.restore();
}

/** Clay: every edge is rounded, bright above and dark below. */
export function bevel(world: World, canvas: Canvas, plane: Plane): void {
  if (endless(plane)) return;
  const soft = Math.max(1.5, world.stage.unit * plane.scale * 0.011);
  const bright = edge(canvas, [255, 248, 232], soft * 0.8, soft * 1.1, soft * 0.8);
  const dark = edge(canvas, [40, 22, 30], -soft * 0.8, -soft * 1.1, soft * 0.9);
  atop(canvas, dark, 0.55);
  atop(canvas, bright, 0.6);
}

/** Cut paper: a pale cut edge, and a shadow on the sheet behind. */
export function cutPaper(world: World, canvas: Canvas, plane: Plane): void {
  if (endless(plane)) return;
  const unit = world.stage.unit * plane.scale;
  atop(canvas, edge(canvas, [255, 252, 244], unit * 0.0016, unit * 0.0036), 0.75);
  const own = copyOf(canvas);
  const pen = canvas.getContext("2d");
  pen.save();
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.shadowColor = "rgba(24,16,30,0.5)";
  pen.shadowBlur = unit * 0.022;
  pen.shadowOffsetX = unit * 0.006;
  pen.shadowOffsetY = -unit * 0.008;
  pen.drawImage(own, 0, 0);
  pen.restore();
}
