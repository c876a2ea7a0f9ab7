import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { pixelsOf } from "./pixels.ts";
import { placeAt, placeGround, type View } from "./stage.ts";
import type { Part, Pen, World } from "./world.ts";

/** A rectangle of rest places: what of a plane is ever seen. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface BakeOptions {
  /** Softness in pixels, for what is out of focus. */
  readonly blur?: number;
  /** The content lies between these, in rest places. */
  readonly top?: number;
  readonly bottom?: number;
  /** Lies on the ground instead of standing up. */
  readonly flat?: boolean;
  /** Leaves out the style's treatment: light, not things. */
  readonly plain?: boolean;
  readonly opacity?: number;
}

/** Widest and highest a baked plane gets, in pixels, so that no move can exhaust the memory. */
const most = 5200;

/** A plane that is drawn once and then only moved: `draw` paints it in rest places. */
export function baked(
  world: World,
  depth: number,
  draw: (pen: Pen, area: Area) => void,
  options: BakeOptions = {},
): Part {
  const area = seenArea(world, depth, options);
  const width = area.right - area.left;
  const height = area.bottom - area.top;
  if (width <= 0 || height <= 0) return { depth, paint: () => {} };
  const blur = options.blur ?? outOfFocus(world, depth, options);
  const zoom = Math.max(...world.views.map((view) => planeOf(world, view, depth, options)[0]));
  // What is blurred needs fewer pixels.
  const fine = blur > 0 ? Math.max(0.34, Math.min(1, 2.2 / blur)) : Math.min(1.5, Math.max(1, zoom));
  const scale = Math.min(fine, most / width, most / height);
  const canvas = createCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  pen.translate(-area.left, -area.top);
  draw(pen, area);
  if (!options.plain) world.look.treat?.(world, canvas, { scale, depth });
  const picture = blur > 0 ? blurred(canvas, blur * scale) : canvas;
  const islands = islandsOf(picture);
  return {
    depth,
    paint({ pen, view }) {
      const [a, b, c, d, e, f] = planeOf(world, view, depth, options);
      pen.save();
      pen.transform(a, b, c, d, e, f);
      if (options.opacity !== undefined) pen.globalAlpha = options.opacity;
      const from = (-e - Math.max(0, c) * area.bottom) / a;
      const to = (world.stage.width - e - Math.min(0, c) * area.bottom) / a;
      for (const { x, y, wide, high } of islands) {
        const left = area.left + x / scale;
        if (left > to || left + wide / scale < from) continue;
        pen.drawImage(picture, x, y, wide, high, left, area.top + y / scale, wide / scale, high / scale);
      }
      pen.restore();
    },
  };
}

/**
 * The columns of a picture that hold anything, cut to their height. Most planes are largely empty, and empty pixels cost
 * as much as others. Cuts run through empty pixels only, so that they never show.
 */
function islandsOf(picture: Canvas): { x: number; y: number; wide: number; high: number }[] {
  const { width, height } = picture;
  const data = pixelsOf(picture);
  const step = 8;
  const islands: { x: number; y: number; wide: number; high: number }[] = [];
  let open: { x: number; top: number; bottom: number } | undefined;
  for (let x = 0; x <= width; x += step) {
    let top = height;
    let bottom = -1;
    for (let y = 0; y < height; y++)
      for (let dx = 0; dx < step && x + dx < width; dx++)
        if (data[y * width + x + dx] !== 0) {
          top = Math.min(top, y);
          bottom = y;
          break;
        }
    if (bottom >= 0)
      open =
        open === undefined
          ? { x, top, bottom }
          : { ...open, top: Math.min(open.top, top), bottom: Math.max(open.bottom, bottom) };
    else if (open !== undefined) {
      islands.push({ x: open.x, y: open.top, wide: Math.min(width, x) - open.x, high: open.bottom - open.top + 1 });
      open = undefined;
    }
  }
  if (open !== undefined)
    islands.push({ x: open.x, y: open.top, wide: width - open.x, high: open.bottom - open.top + 1 });
  return islands;
}

/** Blur of a plane: none at the subject's depth, most at the horizon and right before the lens. */
function outOfFocus({ framing }: World, depth: number, { flat }: BakeOptions): number {
  if (flat) return framing.softness * 0.25;
  const off = depth > 1 ? 1 - 1 / depth : 1 / depth - 1;
  const blur = framing.softness * Math.min(1.6, Math.max(0, off - 0.12) * 1.3);
  return blur < 0.6 ? 0 : blur;
}

type Matrix = [number, number, number, number, number, number];

function planeOf(world: World, view: View, depth: number, { flat }: BakeOptions): Matrix {
  if (flat) return placeGround(world.stage, view);
  const { scale, x, y } = placeAt(world.stage, view, depth);
  return [scale, 0, 0, scale, x, y];
}

/** What the frame shows of a plane over the whole take, with a small margin. */
export function seenArea(world: World, depth: number, options: BakeOptions = {}): Area {
  const { width, height } = world.stage;
  let area: Area = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const margin = 0.03 * width;
  for (const view of world.views) {
    const [a, , c, d, e, f] = planeOf(world, view, depth, options);
    for (const sy of [-margin, height + margin]) {
      const y = (sy - f) / d;
      for (const sx of [-margin, width + margin]) {
        const x = (sx - e - c * y) / a;
        area = {
          left: Math.min(area.left, x),
          right: Math.max(area.right, x),
          top: Math.min(area.top, y),
          bottom: Math.max(area.bottom, y),
        };
      }
    }
  }
  return {
    left: Math.floor(area.left),
    right: Math.ceil(area.right),
    top: Math.floor(Math.max(area.top, options.top ?? -Infinity)),
    bottom: Math.ceil(Math.min(area.bottom, options.bottom ?? Infinity)),
  };
}

function blurred(source: Canvas, radius: number): Canvas {
  const canvas = createCanvas(source.width, source.height);
  const pen = canvas.getContext("2d");
  pen.filter = `blur(${radius.toFixed(2)}px)`;
  pen.drawImage(source, 0, 0);
  return canvas;
}
