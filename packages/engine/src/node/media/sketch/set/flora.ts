import type { World } from "../world.ts";
import type { TreeKind } from "./trees.ts";

/** The trees of a scene: those that the prompt names, else those of the season, else one of the usual ones. */
export function floraOf(world: World, usual: readonly [TreeKind, ...TreeKind[]]): TreeKind {
  const { flora, weather } = world.scene;
  if (flora !== undefined) return flora;
  if (weather.includes("petals")) return "blossom";
  if (weather.includes("leaves")) return "broadleaf";
  if (weather.includes("snow")) return "conifer";
  return world.random("flora").pick(usual);
}
