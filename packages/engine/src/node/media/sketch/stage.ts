import type { Size } from "../../../host.ts";

/**
 * The stage: a picture plane behind which things stand at depths. Depth 1 is the main subject's plane, smaller is
 * nearer, and the horizon is far away. Lengths are pixels of the picture at rest; places are measured from the
 * vanishing point, x to the right and y down.
 */
export interface Stage extends Size {
  /** The vanishing point in the picture. */
  readonly centre: number;
  readonly horizon: number;
  /** Height of the visible picture above the horizon: less than `horizon` where the style leaves bars. */
  readonly headroom: number;
  /** How far below the horizon the ground lies at depth 1; at depth d it is `ground / d`. */
  readonly ground: number;
  /** Length on the picture of the unit that sizes things: the height of the frame, less in upright frames. */
  readonly unit: number;
}

/** Where the camera is and looks, against its place at rest. */
export interface View {
  /** Sideways and upward travel, in pixels at depth 1. */
  readonly x: number;
  readonly y: number;
  /** Travel into the depth. Stays below the depth of everything drawn. */
  readonly z: number;
  /** Turn to the right and upwards, in pixels of the picture. */
  readonly yaw: number;
  readonly pitch: number;
  readonly zoom: number;
  /** What zooming keeps in place, from the vanishing point. */
  readonly focusX: number;
  readonly focusY: number;
  /** In radians, about the middle of the picture. */
  readonly roll: number;
}

/** The view of a camera that stands at its place and looks straight ahead. */
export const atRest: View = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, zoom: 1, focusX: 0, focusY: 0, roll: 0 };

/** How upright things at a depth appear: `screen = at + rest * scale`. */
interface Placement {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Places the plane of upright things at a depth. */
export function placeAt(stage: Stage, view: View, depth: number): Placement {
  const near = depth / Math.max(0.05, depth - view.z);
  const scale = near * view.zoom;
  return {
    scale,
    x: zoomed(stage.centre, view.focusX, (-view.x / depth) * near - view.yaw, view.zoom),
    y: zoomed(stage.horizon, view.focusY, (view.y / depth) * near + view.pitch, view.zoom),
  };
}

function zoomed(origin: number, focus: number, offset: number, zoom: number): number {
  return origin + focus + (offset - focus) * zoom;
}

/** Where a point of an upright plane appears. */
export function project(stage: Stage, view: View, depth: number, x: number, y: number): { x: number; y: number } {
  const placed = placeAt(stage, view, depth);
  return { x: placed.x + x * placed.scale, y: placed.y + y * placed.scale };
}

/**
 * How the ground appears, as the six numbers of a canvas transform from rest places. Sideways travel shears it, upward
 * travel stretches it, so that it keeps under the feet of what stands on it.
 */
export function placeGround(stage: Stage, view: View): [number, number, number, number, number, number] {
  const placed = placeAt(stage, view, 1e6);
  const near = 1 / Math.max(0.05, 1 - view.z);
  const scale = near * view.zoom;
  return [scale, 0, (-view.x / stage.ground) * scale, scale * (1 + view.y / stage.ground), placed.x, placed.y];
}
