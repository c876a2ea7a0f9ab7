import type { Subject } from "../../../../models/sketch/scene.ts";
import { roofShare } from "../set/village.ts";
import type { Part, World } from "../world.ts";
import { actorPart } from "./actor.ts";
import { person } from "./person.ts";
import { dressOf } from "./wardrobe.ts";

const strangers: readonly [Subject["kind"], ...Subject["kind"][]] = ["man", "woman", "person"];

/** People far off who go about their business in towns, unless the prompt wants nobody. */
export function passersby(world: World): Part[] {
  const { stage, scene } = world;
  const town = scene.setting === "street" || scene.setting === "city" || scene.setting === "village";
  if (!town || scene.venue === "terrace" || scene.without.includes("person") || scene.without.includes("crowd"))
    return [];
  return [0, 1, 2].map((index): Part => {
    const random = world.chance(`passer-by ${index}`);
    const depth = random.between(4.3, 5.1);
    const subject: Subject = { kind: random.pick(strangers), action: "walk", count: 1, wears: [] };
    const dress = dressOf(subject, random);
    const height = stage.unit * random.between(0.5, 0.58) * roofShare(scene);
    const way = random.chance(0.5) ? 1 : -1;
    const across = scene.setting !== "street";
    const x = (index - 1 + random.between(-0.3, 0.3)) * stage.width * 0.28;
    // On the pavement of a street one goes along it, in a square across it.
    const kerb = (index % 2 ? 1 : -1) * stage.unit * random.between(0.5, 0.58);
    const pace = (height * 0.62) / depth;
    return actorPart(
      world,
      {
        height,
        breadth: 0.2,
        sheer: false,
        footing: "shadow",
        draw: (brush, pose) => person(brush, pose, dress),
        at: ({ seconds, time }) => {
          const far = across ? depth : depth + way * seconds * 0.22;
          return {
            x: across ? x + way * seconds * pace : kerb / far,
            y: stage.ground / far,
            depth: far,
            flip: way < 0,
            pose: {
              action: "walk",
              seconds,
              progress: time,
              stride: seconds * 4.6 + index * 2,
              view: across ? "side" : way > 0 ? "back" : "front",
            },
          };
        },
      },
      depth,
    );
  });
}
