import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { type Area, matrixOf, type Plane, planePart } from "./plane.ts";
import type { Part, Pen, World } from "./world.ts";

/** How a plane is baked. */
export interface BakeOptions {
  /** Softness in pixels. Default: by the distance from what is in focus. */
  readonly blur?: number;
  /** The content lies between these, in rest places. */
  readonly top?: number;
  readonly bottom?: number;
  /** Lies on the ground instead of standing up. */
  readonly flat?: boolean;
  /** Has no edges: see `Plane`. */
  readonly soft?: boolean;
  /** Leaves out the style's treatment: light, not things. */
  readonly plain?: boolean;
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
  const plane = bake(world, depth, draw, options);
  return plane === undefined ? { depth, paint: () => {} } : planePart(world, plane);
}

function bake(
  world: World,
  depth: number,
  draw: (pen: Pen, area: Area) => void,
  options: BakeOptions,
): Plane | undefined {
  const flat = options.flat === true;
  const area = seenArea(world, { depth, flat }, options);
  const width = area.right - area.left;
  const height = area.bottom - area.top;
  if (width <= 0 || height <= 0) return undefined;
  const blur = options.blur ?? outOfFocus(world, depth, flat);
  const zoom = Math.max(...world.views.map((view) => matrixOf(world, view, { depth, flat })[0]));
  // What is blurred needs fewer pixels.
  const fine = blur > 0 ? Math.max(0.34, Math.min(1, 2.2 / blur)) : Math.min(1.5, Math.max(1, zoom));
  const scale = Math.min(fine, most / width, most / height);
  const canvas = createCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  pen.translate(-area.left, -area.top);
  draw(pen, area);
  if (!options.plain) world.look.treat?.(world, canvas, { scale, depth });
  const soft = options.soft === true;
  return { depth, flat, soft, area, scale, picture: blur > 0 ? blurred(canvas, blur * scale) : canvas };
}

/** What the frame shows of a plane over the whole take, with a small margin. */
function seenArea(world: World, plane: Pick<Plane, "depth" | "flat">, { top, bottom }: BakeOptions): Area {
  const { width, height } = world.stage;
  const margin = 0.03 * width;
  let area: Area = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const view of world.views) {
    const [a, , c, d, e, f] = matrixOf(world, view, plane);
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
    top: Math.floor(Math.max(area.top, top ?? -Infinity)),
    bottom: Math.ceil(Math.min(area.bottom, bottom ?? Infinity)),
  };
}

/** Blur of a plane: none at the subject's depth, most at the horizon and right before the lens. */
function outOfFocus({ framing }: World, depth: number, flat: boolean): number {
  if (flat) return framing.softness * 0.25;
  const off = depth > 1 ? 1 - 1 / depth : 1 / depth - 1;
  const blur = framing.softness * Math.min(1.6, Math.max(0, off - 0.12) * 1.3);
  return blur < 0.6 ? 0 : blur;
}

function blurred(source: Canvas, radius: number): Canvas {
  const canvas = createCanvas(source.width, source.height);
  const pen = canvas.getContext("2d");
  pen.filter = `blur(${radius.toFixed(2)}px)`;
  pen.drawImage(source, 0, 0);
  return canvas;
}
