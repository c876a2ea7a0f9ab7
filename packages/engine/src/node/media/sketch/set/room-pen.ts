import type { Rgb } from "../../../../craft/colours.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import { baked } from "../bake.ts";
import { css } from "../colour.ts";
import type { Part, Pen, World } from "../world.ts";
import { roomTone } from "./room-light.ts";

/** How far back furniture along a wall stands. */
export const along = 2.6;

/** Draws in the frame's unit: x from the middle, y up from the floor. */
export interface RoomPen {
  readonly pen: Pen;
  readonly random: Random;
  /** Half the width that is seen, in units. */
  readonly half: number;
  /** The side of the wall that the subject leaves to furniture: 1 or -1. */
  readonly side: number;
  /** A rectangle by its lower left corner. */
  box(colour: Rgb, x: number, y: number, wide: number, high: number, facing?: number): void;
  /** A shape through points. */
  shape(colour: Rgb, points: readonly (readonly [number, number])[], facing?: number): void;
  disc(colour: Rgb, x: number, y: number, rx: number, ry?: number, facing?: number): void;
}

/** A plane along the wall of a room on which its furniture is drawn. */
export function alongWall(world: World, name: string, draw: (at: RoomPen) => void, depth = along): Part {
  const { stage, light } = world;
  const { unit } = stage;
  const foot = stage.ground / depth;
  return baked(
    world,
    depth,
    (pen, area) => {
      const fill = (colour: Rgb, facing: number) => (pen.fillStyle = css(roomTone(light, colour, facing)));
      draw({
        pen,
        random: world.random(name),
        half: Math.max(-area.left, area.right) / unit,
        side: Math.sign(world.framing.subjectX) || 1,
        box(colour, x, y, wide, high, facing = 0) {
          fill(colour, facing);
          pen.fillRect(x * unit, foot - (y + high) * unit, wide * unit, high * unit);
        },
        shape(colour, points, facing = 0) {
          fill(colour, facing);
          pen.beginPath();
          for (const [x, y] of points) pen.lineTo(x * unit, foot - y * unit);
          pen.fill();
        },
        disc(colour, x, y, rx, ry = rx, facing = 0) {
          fill(colour, facing);
          pen.beginPath();
          pen.ellipse(x * unit, foot - y * unit, rx * unit, ry * unit, 0, 0, 7);
          pen.fill();
        },
      });
    },
    { bottom: foot + 4 },
  );
}
