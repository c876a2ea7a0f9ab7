import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix } from "../colour.ts";
import { lit } from "../light.ts";
import { placeAt } from "../stage.ts";
import type { Part, World } from "../world.ts";
import { undergrowth } from "./forest.ts";
import { floraOf } from "./flora.ts";
import { ground, mistBank } from "./ground.ts";
import { sky, sunPlace } from "./sky.ts";
import { hills } from "./terrain.ts";
import { tree, type TreeKind } from "./trees.ts";
import { foliage, treeline } from "./treeline.ts";

/** Open country: rolling hills, a line of trees, grass that bends in the wind. */
export function field(world: World): Part[] {
  const { scene, stage } = world;
  const random = world.random("field");
  const snowy = scene.weather.includes("snow");
  const wheat = scene.light === "gold" || scene.time === "golden" || random.chance(0.3);
  const green: Rgb = snowy
    ? [232, 238, 246]
    : wheat
      ? [190, 160, 80]
      : random.pick([
          [104, 138, 70],
          [122, 146, 76],
          [92, 128, 78],
        ]);
  const kind = floraOf(world, ["broadleaf", "broadleaf", "conifer"]);
  return [
    ...sky(world),
    hills(world, "far", 30, { height: 0.17, width: 0.6, rough: 0.5, colour: [104, 122, 112] }),
    hills(world, "next", 15, { height: 0.1, width: 0.5, rough: 0.45, colour: mixed(green, 0.35) }),
    treeline(world, "row", 9, { kind, height: 0.72, density: 0.8 }),
    mistBank(world, 8, 0.35),
    ground(world, green, snowy ? "snow" : "grass"),
    treeline(world, "clump", 4.4, {
      kind,
      height: 0.85,
      density: 0.12,
      clear: [-stage.width * 0.16, stage.width * 0.16],
    }),
    ...(scene.lens === "medium" || scene.lens === "wide" || scene.lens === "extreme-wide"
      ? [loneTree(world, 2.3, kind)]
      : []),
    ...(snowy ? [] : [grass(world, 1.25, green, 120, wheat), grass(world, 0.82, green, 80, wheat)]),
    ...(snowy ? [undergrowth(world, "stalks", 0.8, 5, true)] : []),
  ];
}

function mixed(colour: Rgb, share: number): Rgb {
  return mix(colour, [84, 112, 96], share);
}

/** One tree for balance, on the side that the subject leaves open. */
export function loneTree(world: World, depth: number, kind: TreeKind, height = 1.15): Part {
  const { stage, framing } = world;
  const random = world.random("lone tree");
  const high = (stage.unit * height * Math.min(1.1, framing.closeness)) / depth ** 0.75;
  const x = -(Math.sign(framing.subjectX) || 1) * stage.width * random.between(0.2, 0.34);
  const foot = stage.ground / depth;
  return baked(
    world,
    depth,
    (pen) =>
      tree(
        pen,
        kind,
        { x, y: foot, height: high, side: sunPlace(world).x < x ? -1 : 1 },
        foliage(world, kind, depth, random),
        random,
      ),
    { top: foot - high * 1.25, bottom: foot + 6 },
  );
}

/** Grass or grain before or behind the subject: a baked stand that leans as gusts pass. */
export function grass(world: World, depth: number, colour: Rgb, count: number, ears: boolean): Part {
  const { stage, light, scene } = world;
  const random = world.random(`grass ${depth}`);
  const foot = stage.ground / depth;
  const high = (stage.unit * (ears ? 0.13 : 0.085)) / depth;
  const gust = scene.weather.includes("wind") || scene.weather.includes("storm") ? 2 : 1;
  const stand = baked(
    world,
    depth,
    (pen, area) => {
      pen.lineCap = "round";
      const blades = Math.round((count * 3 * (area.right - area.left)) / stage.width);
      for (let i = 0; i < blades; i++) {
        const tall = high * random.between(0.5, 1.2);
        const x = random.between(area.left, area.right);
        const y = foot + random.between(-0.02, 0.05) * stage.unit;
        const bend = random.between(-0.35, 0.4) * tall;
        pen.strokeStyle = css(
          lit(light, mix(colour, [86, 104, 52], ears ? 0 : 0.25), depth, random.between(-0.6, 0.5)),
        );
        pen.lineWidth = Math.max(0.8, (stage.unit * 0.0034) / depth ** 0.8);
        pen.beginPath();
        pen.moveTo(x, y);
        pen.quadraticCurveTo(x + bend * 0.25, y - tall * 0.6, x + bend, y - tall);
        pen.stroke();
        if (!ears) continue;
        pen.lineWidth *= 2.1;
        pen.beginPath();
        pen.moveTo(x + bend, y - tall * 0.98);
        pen.lineTo(x + bend * 1.25, y - tall * 1.18);
        pen.stroke();
      }
    },
    { top: foot - high * 1.5, bottom: foot + stage.unit * 0.06 },
  );
  return {
    depth,
    paint(moment) {
      const { pen, view, seconds } = moment;
      const placed = placeAt(stage, view, depth);
      const base = placed.y + foot * placed.scale;
      const lean = gust * (0.1 * Math.sin(seconds * 1.5 + depth) + 0.05 * Math.sin(seconds * 3.1 + depth * 2));
      pen.save();
      pen.transform(1, 0, -lean, 1, lean * base, 0);
      stand.paint(moment);
      pen.restore();
    },
  };
}
