import type { Figure } from "../figures.ts";
import type { Words } from "../language.ts";
import type { Setting } from "../settings.ts";
import type { SubjectKind } from "../subjects.ts";
import type { Main } from "./main-subject.ts";

/** Where a subject belongs when the idea names no place. Subjects that are at home anywhere are not listed. */
const homes: Readonly<Partial<Record<SubjectKind | Figure, Setting>>> = {
  lighthouse: "sea",
  boat: "sea",
  ship: "sea",
  whale: "sea",
  fish: "underwater",
  turtle: "underwater",
  jellyfish: "underwater",
  swimmer: "sea",
  butterfly: "garden",
  astronaut: "space",
  rocket: "sky",
  ufo: "sky",
  planet: "space",
  plane: "sky",
  helicopter: "sky",
  "hot-air-balloon": "sky",
  eagle: "sky",
  dragon: "sky",
  car: "street",
  truck: "street",
  bicycle: "street",
  train: "field",
  bridge: "river",
  windmill: "field",
  castle: "mountain",
  house: "village",
  tree: "field",
  seed: "garden",
  flower: "garden",
  mushroom: "forest",
  cactus: "desert",
  cow: "field",
  sheep: "field",
  horse: "field",
  elephant: "field",
  lion: "field",
  giraffe: "field",
  deer: "forest",
  wolf: "forest",
  fox: "forest",
  bear: "forest",
  snowman: "snowfield",
  campfire: "forest",
  mug: "interior",
  bottle: "interior",
  book: "interior",
  candle: "interior",
  lamp: "interior",
  clock: "interior",
  phone: "interior",
  chair: "interior",
  guitar: "interior",
  piano: "interior",
  camel: "desert",
  fruit: "interior",
  food: "interior",
};

/** The place that goes without saying. */
export function impliedPlace({ id }: Main): Setting | undefined {
  return isHome(id) ? homes[id] : undefined;
}

function isHome(id: string | undefined): id is keyof typeof homes {
  return id !== undefined && Object.hasOwn(homes, id);
}

/** How a place that the idea left out is brought in. */
export const placeNames: Readonly<Record<Setting, Words>> = {
  street: { en: "an open street", zh: "一条开阔的街道" },
  city: { en: "the middle of a city", zh: "城市之中" },
  village: { en: "a small village", zh: "一个小村庄" },
  sea: { en: "the open sea", zh: "开阔的海面" },
  beach: { en: "a long beach", zh: "一片长长的海滩" },
  underwater: { en: "deep under water", zh: "幽深的水下" },
  lake: { en: "a wide lake", zh: "宽阔的湖面" },
  river: { en: "a broad river", zh: "一条宽阔的河" },
  forest: { en: "a forest of tall trunks", zh: "高大的树林" },
  mountain: { en: "high mountains", zh: "高山之间" },
  desert: { en: "an open desert", zh: "空旷的沙漠" },
  field: { en: "open grassland", zh: "开阔的原野" },
  garden: { en: "a corner of a garden", zh: "花园一角" },
  snowfield: { en: "an unbroken field of snow", zh: "一片平整的雪地" },
  interior: { en: "a corner of a room", zh: "屋内一角" },
  space: { en: "the black of space", zh: "漆黑的太空" },
  sky: { en: "the open sky", zh: "开阔的天空" },
};
