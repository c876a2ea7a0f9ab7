import { paints } from "../../../../craft/colours.ts";
import type { Subject } from "../../../../models/sketch/scene.ts";
import type { Part, World } from "../world.ts";
import { actorPart } from "./actor.ts";
import type { Brush, Pose } from "./brush.ts";
import { viaduct } from "./buildings.ts";
import { cafeTable, sideOf } from "./pairs.ts";

/** The table between two, or before one. */
export function tablePart(world: World, main: Subject): Part {
  const { stage, framing, scene } = world;
  const height = framing.subjectHeight;
  const pair = sideOf(world, scene.subjects, main, 0, height);
  const pose: Pose = { action: "stand", seconds: 0, progress: 0, stride: 0, view: "side" };
  const x = pair ? pair.x + height * 0.42 : framing.subjectX - (Math.sign(framing.subjectX) || 1) * height * 0.4;
  const at = () => ({ x, y: stage.ground / 0.99, depth: 0.99, flip: false, pose });
  return actorPart(world, { height, breadth: 0.2, sheer: false, footing: "shadow", draw: cafeTable, at }, 0.99);
}

/** What something crosses: it spans the picture. */
export function bridgePart(world: World, { colour }: Subject, deck: number): Part {
  const { stage } = world;
  const depth = 1.01;
  const pose: Pose = { action: "stand", seconds: 0, progress: 0, stride: 0, view: "side" };
  const at = () => ({ x: 0, y: stage.ground / depth, depth, flip: false, pose });
  const draw = (brush: Brush) => viaduct(brush, pose, colour && paints[colour]);
  return actorPart(world, { height: deck, breadth: 6, sheer: false, footing: "none", draw, at }, depth);
}
