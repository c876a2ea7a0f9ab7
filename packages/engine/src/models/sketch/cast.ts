import type { Action } from "../../craft/actions.ts";
import type { Setting } from "../../craft/settings.ts";
import type { SubjectKind } from "../../craft/subjects.ts";

/** How a kind of subject behaves where the prompt leaves it open. */
interface Role {
  /** Height in metres: only proportions between subjects follow from it. */
  readonly height: number;
  /** Width over height. */
  readonly aspect: number;
  /** Where it belongs. `sky` is drawn by the sky itself. */
  readonly place: "ground" | "water" | "air" | "under" | "table" | "sky";
  readonly action: Action;
  /** The setting when the prompt names none. */
  readonly home: Setting;
  readonly alive?: boolean;
  /** How far behind the main plane it stands, in its depths, and so much larger: what fills a valley or the sky. */
  readonly far?: number;
}

const person: Role = { height: 1.75, aspect: 0.42, place: "ground", action: "stand", home: "field", alive: true };
const beast: Role = { height: 0.9, aspect: 1.5, place: "ground", action: "walk", home: "field", alive: true };
const flyer: Role = { height: 0.5, aspect: 2.2, place: "air", action: "fly", home: "sky", alive: true };
const swimmer: Role = { height: 0.6, aspect: 1.8, place: "under", action: "swim", home: "underwater", alive: true };
const vehicle: Role = { height: 1.5, aspect: 2.7, place: "ground", action: "drive", home: "street" };
const building: Role = { height: 6, aspect: 1.2, place: "ground", action: "stand", home: "field" };
const thing: Role = { height: 0.3, aspect: 0.9, place: "table", action: "stand", home: "interior" };
const plant: Role = { height: 0.7, aspect: 0.7, place: "ground", action: "drift", home: "garden" };

/** Every kind of subject. */
export const cast: Readonly<Record<SubjectKind, Role>> = {
  woman: person,
  man: { ...person, height: 1.82 },
  girl: { ...person, height: 1.5 },
  boy: { ...person, height: 1.45 },
  child: { ...person, height: 1.15, aspect: 0.46 },
  crowd: person,
  person,
  astronaut: { ...person, height: 1.9, aspect: 0.55, home: "space" },
  robot: { ...person, height: 1.9, aspect: 0.6, home: "city" },
  "robot-vacuum": { height: 0.14, aspect: 6, place: "ground", action: "drive", home: "interior" },
  dog: beast,
  cat: { ...beast, height: 0.55, aspect: 1.35, home: "interior" },
  fox: { ...beast, height: 0.7, aspect: 1.9, home: "forest" },
  wolf: { ...beast, height: 0.95, home: "snowfield" },
  horse: { ...beast, height: 1.9, aspect: 1.3 },
  camel: { ...beast, height: 2.2, aspect: 1.2, home: "desert" },
  deer: { ...beast, height: 1.9, aspect: 1.05, home: "forest" },
  bear: { ...beast, height: 1.4, aspect: 1.4, home: "forest" },
  panda: { ...beast, height: 1.2, aspect: 1.35, action: "sit", home: "forest" },
  rabbit: { ...beast, height: 0.45, aspect: 1.1 },
  elephant: { ...beast, height: 3, aspect: 1.3 },
  lion: { ...beast, height: 1.2, aspect: 1.6 },
  cow: { ...beast, height: 1.5, aspect: 1.5 },
  sheep: { ...beast, height: 0.9, aspect: 1.3 },
  giraffe: { ...beast, height: 4, aspect: 0.8 },
  bird: flyer,
  eagle: { ...flyer, height: 0.8, aspect: 2.4 },
  butterfly: { ...flyer, height: 0.25, aspect: 1.2, home: "garden" },
  dragon: { ...flyer, height: 4, aspect: 2, home: "mountain" },
  fish: swimmer,
  whale: { ...swimmer, height: 4, aspect: 2.6 },
  mermaid: { ...swimmer, height: 1.2, aspect: 1.5 },
  turtle: { ...swimmer, height: 0.8 },
  jellyfish: { ...swimmer, height: 0.9, aspect: 0.7, action: "drift" },
  car: vehicle,
  truck: { ...vehicle, height: 2.6, aspect: 2.1 },
  tractor: { ...vehicle, height: 2.7, aspect: 1.75, home: "field" },
  bicycle: { ...vehicle, height: 1.7, aspect: 1.05 },
  train: { ...vehicle, height: 3.6, aspect: 4.6, home: "field" },
  boat: { ...vehicle, height: 5, aspect: 0.95, place: "water", action: "sail", home: "sea" },
  ship: { ...vehicle, height: 14, aspect: 2.6, place: "water", action: "sail", home: "sea" },
  plane: { ...flyer, height: 4, aspect: 3, alive: false },
  helicopter: { ...flyer, height: 3, aspect: 2, alive: false },
  rocket: { ...flyer, height: 12, aspect: 0.36, home: "space", alive: false },
  ufo: { ...flyer, height: 3, aspect: 2.6, alive: false },
  "hot-air-balloon": { ...flyer, height: 9, aspect: 0.72, action: "drift", alive: false },
  balloon: { ...flyer, height: 0.9, aspect: 0.6, action: "drift", alive: false },
  lantern: { ...flyer, height: 0.7, aspect: 0.8, action: "drift", alive: false },
  house: building,
  castle: { ...building, height: 16, aspect: 1.1, home: "mountain" },
  lighthouse: { ...building, height: 14, aspect: 0.36, home: "sea" },
  tower: { ...building, height: 18, aspect: 0.34, home: "city" },
  windmill: { ...building, height: 11, aspect: 0.8 },
  bridge: { ...building, height: 4, aspect: 3.4, home: "river" },
  shipwreck: { ...building, height: 7, aspect: 2.9, home: "underwater" },
  "ferris-wheel": { ...building, height: 40, aspect: 0.95, action: "turn", far: 2.6 },
  tent: { ...building, height: 2, aspect: 1.5, home: "mountain" },
  campfire: { ...plant, height: 0.8, aspect: 1, action: "burn", home: "forest" },
  tree: { ...plant, height: 6, aspect: 0.95, home: "field" },
  flower: plant,
  seed: { ...plant, height: 0.5, action: "grow" },
  mushroom: { ...plant, height: 0.3, aspect: 1, home: "forest" },
  cactus: { ...plant, height: 2.4, aspect: 0.6, home: "desert" },
  mug: { ...thing, height: 0.24, aspect: 1.15 },
  bottle: { ...thing, height: 0.34, aspect: 0.42 },
  jar: { ...thing, height: 0.26, aspect: 0.9 },
  headphones: { ...thing, height: 0.26, aspect: 1.1 },
  handbag: { ...thing, height: 0.3, aspect: 1.15 },
  "ice-cream": { ...thing, height: 0.24, aspect: 0.55 },
  book: { ...thing, height: 0.2, aspect: 1.5 },
  candle: { ...thing, height: 0.3, aspect: 0.4, action: "burn" },
  lamp: { ...thing, height: 0.5, aspect: 0.7, action: "burn" },
  clock: { ...thing, aspect: 1, action: "turn" },
  phone: { ...thing, height: 0.3, aspect: 0.58, action: "burn" },
  chair: { ...thing, height: 1, aspect: 0.8, place: "ground" },
  guitar: { ...thing, height: 1, aspect: 0.42, place: "ground" },
  piano: { ...thing, height: 1.5, aspect: 1.35, place: "ground" },
  ball: { ...thing, aspect: 1 },
  fruit: { ...thing, height: 0.22, aspect: 1 },
  box: { ...thing, height: 0.34, aspect: 1.25 },
  ghost: { ...person, height: 1.9, aspect: 0.62, action: "drift", home: "forest" },
  snowman: { ...person, height: 1.6, aspect: 0.7, home: "snowfield", alive: false },
  moon: { ...flyer, action: "stand", height: 1, aspect: 1, place: "sky", home: "sky", alive: false },
  sun: { ...flyer, action: "stand", height: 1, aspect: 1, place: "sky", home: "sky", alive: false },
  monkey: { ...beast, height: 0.75, aspect: 0.95, action: "sit", home: "forest" },
  penguin: { ...beast, height: 0.8, aspect: 0.55, home: "snowfield" },
  snake: { ...beast, height: 0.35, aspect: 3, home: "desert" },
  crocodile: { ...beast, height: 0.55, aspect: 3.8, action: "stand", home: "river" },
  duck: { ...beast, height: 0.4, aspect: 1.4, place: "water", action: "swim", home: "lake" },
  owl: { ...flyer, height: 0.6, aspect: 1.1, action: "stand", home: "forest" },
  bee: { ...flyer, height: 0.25, aspect: 1.2, home: "garden" },
  tornado: { ...building, height: 40, aspect: 0.8, action: "turn", far: 4 },
  volcano: { ...building, height: 60, aspect: 2.2, action: "explode", home: "mountain", far: 9 },
  perfume: { ...thing, aspect: 0.8 },
  shoe: { ...thing, height: 0.2, aspect: 2.1 },
  watch: { ...thing, aspect: 0.7 },
  lipstick: { ...thing, aspect: 0.9 },
  laptop: { ...thing, aspect: 1.4, action: "burn" },
  burger: { ...thing, height: 0.24, aspect: 1.25 },
  pizza: { ...thing, height: 0.12, aspect: 3 },
  sushi: { ...thing, height: 0.12, aspect: 2.6 },
  dish: { ...thing, height: 0.14, aspect: 2.6 },
  cake: { ...thing, height: 0.26, aspect: 1.6 },
  glass: { ...thing, height: 0.24, aspect: 0.8 },
  bubble: { ...flyer, height: 0.28, aspect: 1, action: "drift", home: "garden", alive: false },
  surfer: { ...person, height: 2.6, aspect: 1.9, place: "water", action: "sail", home: "sea" },
  pagoda: { ...building, height: 16, aspect: 0.75, home: "mountain" },
  church: { ...building, height: 12, aspect: 1, home: "village" },
  frog: { ...beast, height: 0.3, aspect: 1.5, action: "sit", home: "lake" },
  kangaroo: { ...beast, height: 1.6, aspect: 0.9, action: "jump" },
  spider: { ...beast, height: 0.5, aspect: 1.2, action: "stand", home: "garden" },
  pig: { ...beast, height: 0.8, aspect: 1.4 },
  waterfall: { ...building, height: 40, aspect: 2, action: "stand", home: "forest", far: 3.4 },
  island: { ...building, height: 30, aspect: 3.2, home: "sea", far: 7 },
  rainbow: { ...flyer, action: "stand", height: 1, aspect: 1, place: "sky", home: "field", alive: false },
  aurora: { ...flyer, action: "stand", height: 1, aspect: 1, place: "sky", home: "snowfield", alive: false },
  bowl: { ...thing, height: 0.2, aspect: 1.7 },
  can: { ...thing, height: 0.28, aspect: 0.6 },
  ring: { ...thing, aspect: 0.8 },
  kite: { ...flyer, height: 0.85, aspect: 0.8, action: "drift", home: "field", alive: false },
  bench: { ...thing, height: 1.35, aspect: 1.85, place: "ground", home: "garden" },
  submarine: { ...swimmer, height: 3, aspect: 3, action: "swim", alive: false },
  motorcycle: { ...vehicle, height: 1.6, aspect: 1.3 },
  fireworks: { ...flyer, action: "explode", height: 1, aspect: 1, place: "sky", home: "city", alive: false },
  saturn: { ...flyer, action: "stand", height: 1, aspect: 1, place: "sky", home: "space", alive: false },
  jupiter: { ...flyer, action: "stand", height: 1, aspect: 1, place: "sky", home: "space", alive: false },
  mars: { ...flyer, action: "stand", height: 1, aspect: 1, place: "sky", home: "space", alive: false },
  planet: { ...flyer, action: "stand", height: 1, aspect: 1, place: "sky", home: "space", alive: false },
};
