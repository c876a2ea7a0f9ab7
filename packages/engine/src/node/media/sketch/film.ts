import { type Canvas, createCanvas } from "@napi-rs/canvas";
import type { Size } from "../../../host.ts";
import { randomOf } from "../../../models/sketch/random.ts";
import type { Scene } from "../../../models/sketch/scene.ts";
import { buildWorld } from "./build-world.ts";
import type { Exposure, Open } from "./develop.ts";
import { dirt } from "./dirt.ts";
import { blocking } from "./figures/blocking.ts";
import { passersby } from "./figures/passersby.ts";
import type { FirstFrame } from "./first-frame.ts";
import type { Look } from "./look.ts";
import { looks } from "./looks.ts";
import { pixelsOf, sweep } from "./pixels.ts";
import { joinPlanes } from "./plane.ts";
import type { Negative, PrintOrder } from "./print.ts";
import { buildSet } from "./set/set.ts";
import { slateArt } from "./slate-art.ts";
import type { View } from "./stage.ts";
import { finishOf } from "./stock.ts";
import type { Moment, Part, World } from "./world.ts";

interface FilmOptions {
  /** Even numbers of pixels. */
  readonly size: Size;
  readonly seconds: number;
  readonly fps: number;
  readonly seed: number;
  /** A picture to start from; it dissolves into the scene while the camera moves on. */
  readonly first?: FirstFrame | undefined;
}

/** A take, ready to be drawn frame by frame. */
interface Film {
  readonly frames: number;
  readonly order: PrintOrder;
  /** Draws frame `n`; `print` makes film of it. */
  expose(n: number): Negative;
}

/** Seconds in which a first frame dissolves, at most, and its longest share of the take. */
const dissolve = { seconds: 1.1, share: 0.4 };

/** Builds the world of a scene and hands out its frames. Equal arguments give equal bytes. */
export function openFilm(scene: Scene, { size, seconds, fps, seed, first }: FilmOptions): Film {
  const look = looks[scene.style];
  // Pixel art is drawn small and enlarged.
  const { pixel } = look.stock;
  const grid = pixel === undefined ? 1 : Math.max(2, Math.round(Math.min(size.width, size.height) * pixel));
  const drawn = grid === 1 ? size : { width: Math.ceil(size.width / grid), height: Math.ceil(size.height / grid) };
  // A take that goes on from a sketch plays in the same scenery.
  const scenery = first?.seed ?? seed;
  const { world, path } = buildWorld(scene, drawn, seconds, scenery, seed);
  const parts = joinPlanes(
    world,
    [...buildSet(world), ...blocking(world), ...passersby(world)].toSorted((a, b) => b.depth - a.depth),
  );
  const overlay = overlayOf(world);
  const canvas = createCanvas(drawn.width, drawn.height);
  const pen = canvas.getContext("2d");
  pen.imageSmoothingQuality = "low";
  const finish = finishOf(look.stock, drawn, randomOf(seed, "grain"));
  const art = slateArt(size, { seed, scenery, fps, dark: look.paper === true });
  const frames = Math.max(1, Math.round(seconds * fps));
  const timeOf = (n: number) => (frames > 1 ? heldFrame(look, n, fps) / (frames - 1) : 0);
  const momentOf = (n: number): Moment => {
    const held = heldFrame(look, n, fps);
    const time = timeOf(n);
    const view = woven(path(time), world, held);
    return { pen, view, last: path(timeOf(n - 1)), time, seconds: steppedSeconds(look, held, fps) };
  };
  const dissolved = Math.min(dissolve.seconds * fps, frames * dissolve.share);
  const start = enlarged(momentOf(0).view, grid);
  // Baking leaves as much memory behind as it keeps.
  sweep("full");
  return {
    frames,
    order: { size, grid, drawn, finish, slate: art, firstRows: first?.rows ?? 0 },
    expose(n) {
      const moment = momentOf(n);
      paintAll(parts, moment, drawn, finish.open);
      if (overlay) pen.drawImage(overlay, 0, 0);
      if (look.stock.dirt) dirt(world, moment, heldFrame(look, n, fps));
      return {
        n,
        pixels: pixelsOf(canvas),
        exposure: exposureAt(world, n, fps),
        first:
          first && n < dissolved
            ? {
                pixels: first.seen(start, enlarged(moment.view, grid)),
                weight: Math.round(256 * fade(n / dissolved)),
              }
            : undefined,
      };
    },
  };
}

function fade(share: number): number {
  return 1 - share * share * (3 - 2 * share);
}

/** The frame that an old camera shows at frame `n`: the last that it took. */
function heldFrame({ hold }: Look, n: number, fps: number): number {
  return hold === undefined || hold >= fps ? n : Math.min(n, Math.round((Math.floor((n / fps) * hold) / hold) * fps));
}

/** The time on the figures' clock, which ticks in the steps of the style's animation. */
function steppedSeconds({ steps }: Look, n: number, fps: number): number {
  return steps === undefined || steps >= fps ? n / fps : Math.floor((n / fps) * steps + 1e-6) / steps;
}

function paintAll(parts: readonly Part[], moment: Moment, { width, height }: Size, open: Open): void {
  const { pen, view } = moment;
  pen.save();
  pen.beginPath();
  pen.rect(open.left, open.top, open.right - open.left, open.bottom - open.top);
  pen.clip();
  if (view.roll !== 0) {
    const cover = 1 + Math.abs(view.roll) * 2;
    pen.translate(width / 2, height / 2);
    pen.rotate(view.roll);
    pen.scale(cover, cover);
    pen.translate(-width / 2, -height / 2);
  }
  for (const part of parts) part.paint(moment);
  pen.restore();
}

function overlayOf(world: World): Canvas | undefined {
  if (world.look.overlay === undefined) return undefined;
  const canvas = createCanvas(world.stage.width, world.stage.height);
  world.look.overlay(world, canvas);
  return canvas;
}

/** Film that doesn't run quite true through the gate. */
function woven(view: View, { look, stage, chance }: World, n: number): View {
  const { weave = 0 } = look.stock;
  if (weave === 0) return view;
  const random = chance(`weave ${n}`);
  const off = (share: number) => random.between(-1, 1) * weave * stage.unit * share;
  return { ...view, yaw: view.yaw + off(0.003), pitch: view.pitch + off(0.004) };
}

function enlarged(view: View, grid: number): View {
  return { ...view, x: view.x * grid, y: view.y * grid, yaw: view.yaw * grid, pitch: view.pitch * grid };
}

/** Where the grain starts in a frame, and how the exposure flickers. */
function exposureAt({ look, stage, chance }: World, n: number, fps: number): Exposure {
  const { grainRate = 0, flicker = 0 } = look.stock;
  if (grainRate === 0 && flicker === 0) return { shift: 0, gain: 256 };
  const random = chance(`exposure ${Math.floor((n / fps) * (grainRate || fps))}`);
  const shift = grainRate > 0 ? random.below(stage.height) * stage.width : 0;
  return { shift, gain: Math.round(256 * (1 - flicker * 0.1 * random())) };
}
