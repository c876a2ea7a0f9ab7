import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Random } from "../../../models/sketch/random.ts";
import type { Scene } from "../../../models/sketch/scene.ts";
import type { Framing } from "./framing.ts";
import type { Light } from "./light.ts";
import type { Plane } from "./plane.ts";
import type { Stage, View } from "./stage.ts";
import type { Look } from "./look.ts";

/** What paints: a canvas context. */
export type Pen = SKRSContext2D;

/** Everything that stays the same through a take. */
export interface World {
  readonly scene: Scene;
  readonly stage: Stage;
  readonly framing: Framing;
  readonly light: Light;
  readonly look: Look;
  /** Length of the take in seconds. */
  readonly seconds: number;
  /** Views along the camera's way: what of the stage is ever seen follows from them. */
  readonly views: readonly View[];
  /** A stream of chance for each part of the scenery. */
  random(stream: string): Random;
  /** The same for what happens in it: weather, moves, the crowd. Differs between takes in one scenery. */
  chance(stream: string): Random;
}

/** One frame while it is drawn. */
export interface Moment extends Instant {
  readonly pen: Pen;
}

/** A time of the take, and from where it is seen. */
export interface Instant {
  readonly view: View;
  /** The view one frame before. */
  readonly last: View;
  /** 0 at the first frame, 1 at the last. */
  readonly time: number;
  /** Seconds from the start, in the steps of the style's animation. */
  readonly seconds: number;
}

/** Something on the stage. Parts are painted from the farthest to the nearest. */
export interface Part {
  readonly depth: number;
  /** The plane that it paints, where that is all it does. */
  readonly plane?: Plane;
  paint(moment: Moment): void;
}
