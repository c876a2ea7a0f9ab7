import { find, type Match } from "../../craft/lexicon.ts";
import type { Reading } from "../../craft/reading.ts";
import { settings, type Setting } from "../../craft/settings.ts";
import { times, type Time } from "../../craft/times.ts";
import type { Venue } from "../../craft/venues.ts";
import { weather, type Weather } from "../../craft/weather.ts";
import { cast } from "./cast.ts";
import type { Subject } from "./scene.ts";

/** Words that name a place only when no other does: a window may be a shop's, and every scene has a sky. */
const weak =
  /^(?:windows?|tables?|desks?|inside|bar|fishing|钓鱼|垂钓|sofa|couch|fireplace|hall|spotlight|building|buildings|trees|hills?|waves?|clouds?|sky|soil|space|orbit|roads?|highways?|lane|aerial|窗户|桌子|沙发|壁炉|大厅|树木|天空|空中|泥土|土壤|水面|云层|公路)$/iu;
/** Places that hold others: a lake in the mountains is a lake before mountains. */
const rank: Readonly<Partial<Record<Setting, number>>> = {
  interior: 6,
  underwater: 6,
  space: 5,
  street: 4,
  beach: 4,
  lake: 3,
  river: 3,
  garden: 2,
  village: 2,
  sea: 2,
  sky: -4,
};

/** Where the scene plays, and what stands behind it when a second place is named. */
export function readSetting(
  reading: Reading,
  subjects: readonly Subject[],
  unwanted: ReadonlySet<Setting>,
  venue?: Venue,
): { setting: Setting; backdrop?: Setting } {
  const found = find(settings, reading).filter((match) => !match.negated && !unwanted.has(match.id));
  const best = new Map<Setting, number>();
  found.forEach((match, index) => {
    const points = (weak.test(match.text) ? 0 : 10) + (rank[match.id] ?? 0) - Math.min(index, 4);
    best.set(match.id, Math.max(points, best.get(match.id) ?? -10));
  });
  const [setting, ...rest] = [...best].toSorted((a, b) => b[1] - a[1]).map(([id]) => id);
  // A room is indoors whatever town it is in; stalls stand in the street; a cave is in the mountains.
  if (venue === "market" && (setting === undefined || !streets.has(setting))) return { setting: "street" };
  if (venue === "cave" && setting !== "underwater") return { setting: "mountain" };
  if (venue === "terrace") {
    const view = [setting, ...rest].find((other) => other !== undefined && other !== "interior" && other !== "sky");
    return { setting: view ?? "city" };
  }
  if (venue !== undefined && venue !== "market" && venue !== "cave") {
    const view = [setting, ...rest].find((other) => other !== undefined && backdrops.has(other));
    return { setting: "interior", ...(view && view !== "interior" && { backdrop: view }) };
  }
  if (setting === undefined) return { setting: homeOf(subjects) };
  // A cliff above waves, with what belongs to the sea: that is the coast.
  if (setting === "mountain" && best.has("sea") && subjects.some(({ kind }) => cast[kind].home === "sea"))
    return { setting: "sea", backdrop: "mountain" };
  const backdrop = rest.find((other) => backdrops.has(other) && !same(setting, other));
  return backdrop === undefined ? { setting } : { setting, backdrop };
}

const streets: ReadonlySet<Setting> = new Set(["street", "city", "village"]);
const backdrops: ReadonlySet<Setting> = new Set([
  "mountain",
  "city",
  "forest",
  "sea",
  "desert",
  "village",
  "snowfield",
]);

function same(a: Setting, b: Setting): boolean {
  const wet = new Set<Setting>(["sea", "beach", "lake", "river", "underwater"]);
  const built = new Set<Setting>(["street", "city"]);
  return a === b || (wet.has(a) && b === "sea") || (built.has(a) && built.has(b)) || a === "space";
}

const plants: ReadonlySet<Subject["kind"]> = new Set(["flower", "seed", "mushroom", "cactus", "tree"]);

const indoor: ReadonlySet<Subject["kind"]> = new Set([
  "lipstick",
  "laptop",
  "glass",
  "cake",
  "pizza",
  "burger",
  "bowl",
  "lamp",
  "candle",
  "clock",
  "mug",
  "jar",
  "headphones",
  "sushi",
  "dish",
]);

function homeOf(subjects: readonly Subject[]): Setting {
  const [main] = subjects;
  if (main === undefined) return "field";
  const { home: own, place } = cast[main.kind];
  // What flies about a plant is where the plant grows.
  const plant = subjects.find(({ kind }) => plants.has(kind));
  const home = plant && own === "sky" ? cast[plant.kind].home : own;
  // Who has to do with what stands on tables, or drinks of it, is indoors.
  if (
    own === "field" &&
    place === "ground" &&
    subjects.some(({ kind, action }) => indoor.has(kind) || action === "drink")
  )
    return "interior";
  // Who has to do with a car is in the street.
  if (own === "field" && place === "ground" && subjects.some(({ kind }) => kind === "car" || kind === "motorcycle"))
    return "street";
  // Rockets start from the ground.
  if (main.kind === "rocket" && main.action === "rise") return "field";
  if (home === "sky" && (main.action === "stand" || main.action === "sit")) return "field";
  // Who has to do with what lies on the sea floor is down there.
  if (
    place === "ground" &&
    subjects.some(({ kind }) => cast[kind].home === "underwater" && cast[kind].place === "ground")
  )
    return "underwater";
  // What swims beside a boat is at the surface.
  if (home === "underwater" && subjects.some(({ kind }) => cast[kind].place === "water")) return "sea";
  // Who stands on land and goes with what belongs to the sea is on the shore.
  return place === "ground" && subjects.some(({ kind }) => cast[kind].home === "sea") && home !== "sea"
    ? "beach"
    : home;
}

/** Time of day: the first one named; a bare "day" gives way to a closer word ("blue sky at sunset"). */
export function readTime(reading: Reading, setting: Setting, subjects: readonly Subject[]): Time {
  const named = find(times, reading).filter((match) => !match.negated);
  const time = named.find((match) => match.id !== "day") ?? named[0];
  if (time !== undefined) return time.id;
  const lit =
    subjects.some(
      ({ kind }) =>
        kind === "candle" || kind === "lantern" || kind === "campfire" || kind === "fireworks" || kind === "moon",
    ) || subjects.some(({ wears }) => wears.some(({ what }) => what === "lantern"));
  return lit || setting === "space" ? "night" : setting === "interior" ? "morning" : "day";
}

/** Weather in order of mention, without what is denied. */
export function readWeather(reading: Reading, unwanted: ReadonlySet<Weather>): Weather[] {
  const named = find(weather, reading).filter((match) => !match.negated && !unwanted.has(match.id));
  const kinds = [...new Set(named.map((match: Match<Weather>) => match.id))];
  return kinds.includes("storm") && !kinds.includes("rain") ? [...kinds, "rain"] : kinds;
}

/** Everything of a table that a text names, denied or not: how a negative prompt is read. */
export function namedIn<Id extends string>(matches: readonly Match<Id>[]): ReadonlySet<Id> {
  return new Set(matches.map((match) => match.id));
}
