import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { type Island, islandsOf } from "./islands.ts";
import { placeAt, placeGround, type View } from "./stage.ts";
import type { Part, Pen, World } from "./world.ts";

/** A rectangle of rest places. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A picture that stands at a depth or lies on the ground, painted once and then only moved. */
export interface Plane {
  readonly depth: number;
  /** Lies on the ground instead of standing up. */
  readonly flat: boolean;
  /** Has no edges, so that whole pixels are enough: they take a fraction of the time. */
  readonly soft: boolean;
  readonly picture: Canvas;
  /** What of the stage the picture shows, and its pixels for each pixel of the stage. */
  readonly area: Area;
  readonly scale: number;
}

type Matrix = [number, number, number, number, number, number];

/** The transform from rest places to the frame. */
export function matrixOf({ stage }: World, view: View, { depth, flat }: Pick<Plane, "depth" | "flat">): Matrix {
  if (flat) return placeGround(stage, view);
  const { scale, x, y } = placeAt(stage, view, depth);
  return [scale, 0, 0, scale, x, y];
}

/** A part that paints a plane. */
export function planePart(world: World, plane: Plane): Part {
  const { depth, picture, area, scale } = plane;
  // Found when it is first painted: most planes are joined with others before.
  let islands: readonly Island[] | undefined;
  return {
    depth,
    plane,
    paint({ pen, view, last }) {
      const matrix = matrixOf(world, view, plane);
      const [a, b, c, d, e, f] = scale === 1 && rushes(matrix, matrixOf(world, last, plane)) ? whole(matrix) : matrix;
      pen.save();
      if (plane.soft && view.roll === 0) pen.imageSmoothingEnabled = false;
      pen.transform(a, b, c, d, e, f);
      const from = (-e - Math.max(0, c) * area.bottom) / a;
      const to = (world.stage.width - e - Math.min(0, c) * area.bottom) / a;
      islands ??= islandsOf(picture);
      for (const { x, y, wide, high } of islands) {
        const left = area.left + x / scale;
        if (left > to || left + wide / scale < from) continue;
        pen.drawImage(picture, x, y, wide, high, left, area.top + y / scale, wide / scale, high / scale);
      }
      pen.restore();
    },
  };
}

/** Pixels a frame from which nobody sees whether a picture stands on whole pixels. */
const rush = 2.5;

/** Whether a picture only slides, and so fast that it may stand on whole pixels, which takes a fraction of the time. */
function rushes([a, b, c, d, e, f]: Matrix, last: Matrix): boolean {
  const slides = b === 0 && c === 0 && Math.abs(a - 1) < 1e-6 && Math.abs(d - 1) < 1e-6;
  return slides && (Math.abs(e - last[4]) > rush || Math.abs(f - last[5]) > rush);
}

function whole([, , , , e, f]: Matrix): Matrix {
  return [1, 0, 0, 1, Math.round(e), Math.round(f)];
}

/** Joins planes that follow each other and move alike: a camera that only turns or zooms moves all of them alike. */
export function joinPlanes(world: World, parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  let run: Plane[] = [];
  const close = () => {
    const [first] = run;
    if (first !== undefined) joined.push(planePart(world, run.length === 1 ? first : join(run, first)));
    run = [];
  };
  for (const part of parts) {
    if (part.plane === undefined) {
      close();
      joined.push(part);
      continue;
    }
    if (run[0] !== undefined && !alike(world, run[0], part.plane)) close();
    run.push(part.plane);
  }
  close();
  return joined;
}

/** Whether two planes never part by more than anybody would see: a few pixels in the whole take. */
function alike(world: World, a: Plane, b: Plane): boolean {
  const { width, height, unit } = world.stage;
  const apart = unit * (Math.min(a.depth, b.depth) > 6 ? 0.008 : 0.003);
  return world.views.every((view) => {
    const [first, second] = [matrixOf(world, view, a), matrixOf(world, view, b)];
    const at = ([ma, mb, mc, md, me, mf]: Matrix, x: number, y: number) =>
      [ma * x + mc * y + me, mb * x + md * y + mf] as const;
    return [-width / 2, width / 2].every((x) =>
      [-height / 2, height / 2].every((y) => {
        const [ax, ay] = at(first, x, y);
        const [bx, by] = at(second, x, y);
        return Math.abs(ax - bx) < apart && Math.abs(ay - by) < apart;
      }),
    );
  });
}

function join(planes: readonly Plane[], first: Plane): Plane {
  const area: Area = {
    left: Math.min(...planes.map((plane) => plane.area.left)),
    top: Math.min(...planes.map((plane) => plane.area.top)),
    right: Math.max(...planes.map((plane) => plane.area.right)),
    bottom: Math.max(...planes.map((plane) => plane.area.bottom)),
  };
  const scale = Math.max(...planes.map((plane) => plane.scale));
  const picture = createCanvas(
    Math.ceil((area.right - area.left) * scale),
    Math.ceil((area.bottom - area.top) * scale),
  );
  const pen: Pen = picture.getContext("2d");
  for (const { picture: own, area: part } of planes)
    pen.drawImage(
      own,
      (part.left - area.left) * scale,
      (part.top - area.top) * scale,
      (part.right - part.left) * scale,
      (part.bottom - part.top) * scale,
    );
  return { ...first, soft: planes.every(({ soft }) => soft), picture, area, scale };
}
