import type { Rgb } from "../../../../craft/colours.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import type { Subject } from "../../../../models/sketch/scene.ts";
import type { Dress } from "./body.ts";
import type { Brush, Pose } from "./brush.ts";
import { person } from "./person.ts";

/** One drawn individual of a subject. */
export type Figure = (brush: Brush, pose: Pose) => void;

/** What an individual is drawn from. */
export interface Casting {
  readonly subject: Subject;
  readonly colour: Rgb | undefined;
  readonly dark: boolean;
  readonly indoors: boolean;
  readonly random: Random;
  /** Differs between individuals, in radians, so that they don't move in step. */
  readonly phase: number;
  /** The hand that holds its line, in its own units. */
  readonly hold?: readonly [number, number];
}

/** Makes the figure of an individual. */
export type Maker = (casting: Casting) => Figure;

/** A thing with a colour: the one asked for, else one of the usual. */
export const of =
  (draw: (brush: Brush, pose: Pose, colour: Rgb, phase: number) => void, ...usual: readonly [Rgb, ...Rgb[]]): Maker =>
  ({ colour, random, phase }) => {
    const own = colour ?? random.pick(usual);
    return (brush, pose) => draw(brush, pose, own, phase);
  };
/** A building or a ship, which knows its own colour, and lights its lamps in the dark. */
export const built =
  (draw: (brush: Brush, pose: Pose, colour: Rgb | undefined, dark: boolean) => void): Maker =>
  ({ colour, dark }) =>
  (brush, pose) =>
    draw(brush, pose, colour, dark);

/** Somebody who sits on it, with a seat there, so much of the mount's height tall. */
export function rider({ pen, ...brush }: Brush, pose: Pose, dress: Dress, x: number, y: number, size: number): void {
  pen.save();
  pen.translate(x, y);
  pen.scale(size, size);
  person({ pen, ...brush }, { ...pose, action: "sit", view: "side" }, dress);
  pen.restore();
}
