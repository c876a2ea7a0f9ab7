import { baked } from "../bake.ts";
import type { Part, World } from "../world.ts";
import { floraOf } from "./flora.ts";
import { sunPlace } from "./sky.ts";
import { foliage } from "./treeline.ts";
import { tree } from "./trees.ts";

/** A tree that the prompt asks for: at the subject's place, or beside it for the second and third. */
export function heroTree(world: World, index: number): Part {
  const { stage, framing } = world;
  const random = world.random(`hero tree ${index}`);
  const kind = floraOf(world, ["broadleaf", "broadleaf", "bare"]);
  const depth = 1.03 + 0.4 * index;
  const side = Math.sign(framing.subjectX) || 1;
  const main = world.scene.subjects[0]?.kind === "tree";
  const x = main && index === 0 ? framing.subjectX : -side * stage.width * (0.2 + 0.16 * ((index * 0.7) % 1.6));
  const high = main ? framing.subjectHeight : stage.unit * 0.9;
  const foot = stage.ground / depth;
  return baked(
    world,
    depth,
    (pen) =>
      tree(
        pen,
        kind,
        { x, y: foot, height: high / depth, side: sunPlace(world).x < x ? -1 : 1 },
        foliage(world, kind, depth, random),
        random,
      ),
    { top: foot - high * 1.3, bottom: foot + 6 },
  );
}
