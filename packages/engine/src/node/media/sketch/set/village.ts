import type { Rgb } from "../../../../craft/colours.ts";
import type { Scene } from "../../../../models/sketch/scene.ts";
import { baked } from "../bake.ts";
import { css } from "../colour.ts";
import { house } from "../figures/buildings.ts";
import { brushOn } from "../figures/brush.ts";
import { lit } from "../light.ts";
import type { Part, Pen, World } from "../world.ts";
import { undergrowth } from "./forest.ts";
import { floraOf } from "./flora.ts";
import { ground, mistBank } from "./ground.ts";
import { sky } from "./sky.ts";
import { hills } from "./terrain.ts";
import { treeline } from "./treeline.ts";
import { sea } from "./water.ts";

/** How far off the water begins where the village lies by the sea. */
const quay = 3.4;

/** Houses among trees on both sides of an open green. */
export function village(world: World): Part[] {
  const { scene, stage, light } = world;
  const snowy = scene.weather.includes("snow");
  const kind = floraOf(world, ["broadleaf"]);
  const bySea = scene.backdrop === "sea";
  const inland = () => [
    hills(world, "village hills", 26, { height: 0.2, width: 0.5, rough: 0.5, colour: [96, 120, 104] }),
    treeline(world, "village wood", 13, { kind, height: 0.8, density: 0.7 }),
    houses(world, "far houses", 8.5, 6, 0.9),
    mistBank(world, 8, 0.3),
  ];
  const lane = (pen: Pen) => {
    // A lane that winds between the houses, as wide as its nearness asks.
    const top = bySea ? stage.ground / quay : 2;
    pen.fillStyle = css(lit(light, snowy ? [214, 220, 230] : [188, 166, 128], 1, 0), 0.85);
    pen.beginPath();
    const middle = (y: number) => stage.width * 0.05 * Math.sin(3.4 / (y / stage.ground + 0.35));
    for (let y = top; y < stage.ground * 2; y += 5) pen.lineTo(middle(y) - stage.unit * 0.3 * (y / stage.ground), y);
    for (let y = stage.ground * 2; y >= top; y -= 5) pen.lineTo(middle(y) + stage.unit * 0.3 * (y / stage.ground), y);
    pen.fill();
  };
  const cover = snowy ? ("snow" as const) : ("grass" as const);
  const land: Rgb = snowy ? [234, 240, 248] : [122, 136, 82];
  return [
    ...sky(world),
    ...(bySea ? sea(world, { swell: 0.5, tint: [38, 112, 132], until: quay }) : inland()),
    ground(world, land, cover, lane, bySea ? quay : Infinity),
    houses(world, "houses", bySea ? 3.2 : 4.4, 4, 1.2),
    houses(world, "near houses", 2.6, 2, 1.5),
    undergrowth(world, "hedge", 0.8, 10, snowy),
  ];
}

/** How large houses and who walks between them are: a church stands above the roofs. */
export function roofShare({ setting, subjects }: Scene): number {
  return setting === "village" && subjects.some(({ kind }) => kind === "church") ? 0.62 : 1;
}

function houses(world: World, name: string, depth: number, count: number, size: number): Part {
  const { stage, light, scene } = world;
  const random = world.random(name);
  const low = roofShare(scene);
  const foot = stage.ground / depth;
  return baked(
    world,
    depth,
    (pen, area) => {
      for (let i = 0; i < count; i++) {
        const x = area.left + ((area.right - area.left) * (i + random.between(0.25, 0.75))) / count;
        const high = (stage.unit * size * low * random.between(0.6, 0.85)) / depth ** 0.86;
        const wall: Rgb = random.pick([
          [222, 206, 176],
          [204, 176, 148],
          [190, 196, 196],
          [216, 190, 160],
        ]);
        const flip = random.chance(0.5) ? -1 : 1;
        if (depth < 4 && Math.abs(x) < stage.width * 0.22) continue;
        pen.save();
        pen.translate(x, foot);
        pen.scale(high * flip, high);
        house(
          brushOn(pen, (colour) => css(lit(light, colour, depth, 0)), undefined),
          { action: "stand", seconds: i * 3.1, progress: 0, stride: 0, view: "side" },
          wall,
          light.dark,
        );
        pen.restore();
      }
    },
    { top: foot - (stage.unit * size * 1.3) / depth ** 0.86, bottom: foot + 4 },
  );
}
