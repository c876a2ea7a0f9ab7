import { type Canvas, createCanvas } from "@napi-rs/canvas";
import type { Size } from "../../../host.ts";
import { randomOf } from "../../../models/sketch/random.ts";
import type { Scene } from "../../../models/sketch/scene.ts";
import { cameraPath } from "./camera-path.ts";
import { develop, developPixels, type Finish } from "./develop.ts";
import { dirt } from "./dirt.ts";
import { blocking } from "./figures/blocking.ts";
import { frame } from "./framing.ts";
import { lightOf } from "./light.ts";
import { looks } from "./looks.ts";
import { buildSet } from "./set/set.ts";
import { slate } from "./slate.ts";
import type { View } from "./stage.ts";
import { finishOf } from "./stock.ts";
import type { Moment, Part, World } from "./world.ts";

export interface FilmOptions {
  readonly size: Size;
  readonly seconds: number;
  readonly fps: number;
  readonly seed: number;
}

/** A take, ready to be drawn frame by frame. */
export interface Film {
  readonly frames: number;
  /** Draws frame `n` into planes Y, U, V. */
  draw(n: number, film: Uint8Array): void;
  /** The view of frame `n`, for what has to move with the camera. */
  viewAt(n: number): View;
}

/** Builds the world of a scene and hands out its frames. Equal arguments give equal bytes. */
export function openFilm(scene: Scene, { size, seconds, fps, seed }: FilmOptions): Film {
  const look = looks[scene.style];
  const { stock } = look;
  // Pixel art is drawn small and enlarged.
  const grid = stock.pixel === undefined ? 1 : Math.max(2, Math.round(Math.min(size.width, size.height) * stock.pixel));
  const drawn = grid === 1 ? size : { width: Math.ceil(size.width / grid), height: Math.ceil(size.height / grid) };
  const framing = frame(scene, drawn, randomOf(seed, "framing"));
  const { stage } = framing;
  const focus = { x: framing.subjectX, y: stage.ground - framing.subjectHeight * 0.55 };
  const path = cameraPath(stage, scene.camera, focus, {
    seconds,
    handheld: scene.handheld,
    random: randomOf(seed, "hand"),
  });
  const light = lightOf(scene, seed);
  const world: World = {
    scene,
    stage,
    framing,
    light: look.light?.(light, randomOf(seed, "palette")) ?? light,
    look,
    seconds,
    views: Array.from({ length: 25 }, (_, i) => path(i / 24)),
    random: (stream) => randomOf(seed, stream),
  };
  const parts = [...buildSet(world), ...blocking(world, framing)].toSorted((a, b) => b.depth - a.depth);
  const overlay = overlayOf(world);
  const canvas = createCanvas(drawn.width, drawn.height);
  const pen = canvas.getContext("2d");
  pen.imageSmoothingQuality = "low";
  const finish = finishOf(stock, drawn, randomOf(seed, "grain"));
  const mark = slate(size, seed, fps);
  const frames = Math.max(1, Math.round(seconds * fps));
  const momentOf = (n: number): Moment => {
    const held =
      look.hold === undefined
        ? n
        : Math.min(n, Math.floor((Math.floor((n / fps) * look.hold) / look.hold) * fps + 0.5));
    const time = frames > 1 ? held / (frames - 1) : 0;
    const rate = look.steps ?? fps;
    return {
      pen,
      view: woven(path(time), stage.unit, stock.weave ?? 0, seed, held),
      time,
      seconds: Math.floor((held / fps) * rate + 1e-6) / rate,
    };
  };
  return {
    frames,
    viewAt: (n) => momentOf(n).view,
    draw(n, film) {
      const moment = momentOf(n);
      paintAll(parts, moment, drawn);
      if (overlay) pen.drawImage(overlay, 0, 0);
      if (stock.dirt) dirt(world, moment, Math.round(moment.time * (frames - 1)));
      developFrame(canvas, drawn, size, grid, finish, stockAt(world, n, fps, finish), film);
      mark(film, n);
    },
  };
}

function paintAll(parts: readonly Part[], moment: Moment, { width, height }: Size): void {
  const { pen, view } = moment;
  pen.save();
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
function woven(view: View, unit: number, weave: number, seed: number, n: number): View {
  if (weave === 0) return view;
  const random = randomOf(seed, `weave ${n}`);
  return {
    ...view,
    yaw: view.yaw + random.between(-1, 1) * weave * unit * 0.003,
    pitch: view.pitch + random.between(-1, 1) * weave * unit * 0.004,
  };
}

interface Exposure {
  readonly shift: number;
  readonly gain: number;
}

/** Where the grain starts in this frame, and how the exposure flickers. */
function stockAt({ look: { stock }, stage, random }: World, n: number, fps: number, finish: Finish): Exposure {
  const step = stock.grainRate ? Math.floor((n / fps) * stock.grainRate) : 0;
  const chance = random(`frame ${step}`);
  const shift =
    stock.grainRate && finish.grain ? chance.below(stage.height) * stage.width + chance.below(stage.width) : 0;
  const flicker = stock.flicker ?? 0;
  return { shift, gain: Math.round(256 * (1 + flicker * 0.07 * chance.between(-1, 0.6))) };
}

function developFrame(
  canvas: Canvas,
  drawn: Size,
  size: Size,
  grid: number,
  finish: Finish,
  { shift, gain }: Exposure,
  film: Uint8Array,
): void {
  const bytes = canvas.data();
  const pixels = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  if (grid === 1) develop(pixels, size.width, size.height, finish, shift, gain, film);
  else developPixels(pixels, drawn, size, grid, finish, film);
}
