import type { Rgb } from "../../../../craft/colours.ts";
import type { Part, World } from "../world.ts";
import { grass } from "./field.ts";
import { undergrowth } from "./forest.ts";
import { floraOf } from "./flora.ts";
import { ground, mistBank } from "./ground.ts";
import { sky } from "./sky.ts";
import { hills, mountains } from "./terrain.ts";
import { treeline } from "./treeline.ts";

/** High country: peaks, forested slopes, a meadow. */
export function mountain(world: World): Part[] {
  const { scene, stage } = world;
  const snowy = scene.weather.includes("snow");
  const kind = floraOf(world, ["conifer"]);
  const gap = stage.width * 0.28;
  return [
    ...sky(world),
    mountains(world, "far peaks", 40, { height: 0.72, spacing: 0.5, colour: [120, 128, 142], snow: 0.4 }),
    mistBank(world, 30, 0.4),
    mountains(world, "near peaks", 16, {
      height: 0.42,
      spacing: 0.55,
      colour: [96, 100, 104],
      snow: snowy ? 0.5 : 0.2,
    }),
    hills(world, "slopes", 10, {
      height: 0.13,
      width: 0.45,
      rough: 0.5,
      colour: snowy ? [206, 214, 226] : [70, 96, 78],
    }),
    treeline(world, "slope wood", 9, { kind, height: 0.75, density: 0.9 }),
    mistBank(world, 8, 0.5),
    ground(world, snowy ? [232, 238, 246] : [98, 114, 66], snowy ? "snow" : "grass"),
    treeline(world, "wood", 4.6, { kind, height: 0.95, density: 0.35, clear: [-gap * 0.5, gap * 0.5] }),
    treeline(world, "near trees", 2.2, { kind, height: 1.05, density: 0.2, clear: [-gap, gap] }),
    ...(snowy ? [] : [grass(world, 0.82, [104, 118, 64], 60, false)]),
    undergrowth(world, "stalks", 0.76, 6, snowy),
  ];
}

/** Snow under a wide sky. */
export function snowfield(world: World): Part[] {
  const snow: Rgb = [236, 242, 250];
  return [
    ...sky(world),
    mountains(world, "ice peaks", 40, { height: 0.3, spacing: 0.44, colour: [150, 164, 186], snow: 0.7 }),
    mistBank(world, 30, 0.5),
    hills(world, "drifts", 14, { height: 0.09, width: 0.7, rough: 0.4, colour: snow }),
    treeline(world, "firs", 9, { kind: "conifer", height: 0.7, density: 0.22 }),
    ground(world, snow, "snow"),
    hills(world, "near drift", 3, { height: 0.055, width: 0.6, rough: 0.4, colour: snow }),
    hills(world, "front drift", 0.8, { height: 0.05, width: 0.7, rough: 0.4, colour: snow }),
  ];
}
