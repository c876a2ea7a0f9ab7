import type { Canvas } from "@napi-rs/canvas";
import type { Rgb } from "../../../craft/colours.ts";
import type { Random } from "../../../models/sketch/random.ts";
import type { Light } from "./light.ts";
import type { World } from "./world.ts";

/** How a style paints: what it does to light, planes, figures and the finished frame. */
export interface Look {
  /** Turns the light of the scene into the style's palette. */
  light?(light: Light, random: Random): Light;
  /** Pictures a second in which figures and weather move; the camera always moves smoothly unless `hold` is set. */
  readonly steps?: number;
  /** Pictures a second of the whole film, for old cameras. */
  readonly hold?: number;
  /** Lines round figures and houses, width in pixels at 540 lines. */
  readonly ink?: { readonly colour: Rgb; readonly width: number };
  /** Whether light catches the edges of figures. Default: yes. */
  readonly rim?: boolean;
  /** Silhouettes laid under a figure, in order, moved by pixels at 540 lines: a cut edge, a rounded one. */
  readonly relief?: readonly {
    readonly colour: Rgb;
    readonly alpha: number;
    readonly dx: number;
    readonly dy: number;
  }[];
  /** Leaves out what clutters: grass, ripples, stones, clouds. */
  readonly bare?: boolean;
  /** The picture ends in bare paper, on which the slate is written in dark. */
  readonly paper?: boolean;
  /** Repaints a baked plane in the manner of the style. */
  treat?(world: World, canvas: Canvas, plane: { scale: number; depth: number }): void;
  /** Painted over the finished picture: paper edges, a seal. */
  overlay?(world: World, canvas: Canvas): void;
  readonly stock: Stock;
}

/** The film or paper that a style is made on. */
export interface Stock {
  /** Steepness of the tone curve; 1 is neutral. */
  readonly contrast?: number;
  /** Brightness added, −1 to 1. */
  readonly exposure?: number;
  /** Black and white points, 0 to 1: faded film has grey blacks. */
  readonly black?: number;
  readonly white?: number;
  /** 0 is black and white. */
  readonly saturation?: number;
  /** Colour of shadows and of lights, as offsets of the film's U and V. */
  readonly shadows?: readonly [u: number, v: number];
  readonly lights?: readonly [u: number, v: number];
  /** Darkening towards the corners, 0 to 1. */
  readonly vignette?: number;
  /** Grain in film levels, and how often a second it changes (0: never). */
  readonly grain?: number;
  readonly grainRate?: number;
  readonly texture?: "grain" | "paper" | "hatch" | "canvas" | "lines" | "thumb";
  /** Where the texture shows, by brightness: in the dark, in the middle or everywhere. */
  readonly shows?: "dark" | "middle" | "even";
  /** Width over height of the picture inside the frame. */
  readonly aspect?: number;
  /** Radius of the round corners of the camera's gate, as a share of the height. */
  readonly gate?: number;
  /** Unsteady exposure and unsteady film, 0 to 1. */
  readonly flicker?: number;
  readonly weave?: number;
  /** Levels that are left of each brightness; absent: all. */
  readonly levels?: number;
  /** Side of the square pixels, as a share of the height. */
  readonly pixel?: number;
  /** Dust, hairs and scratches. */
  readonly dirt?: boolean;
}
