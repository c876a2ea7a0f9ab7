import { paints, type Rgb } from "../../../../craft/colours.ts";
import type { SubjectKind } from "../../../../craft/subjects.ts";
import { airBalloon, balloon, helicopter, lantern, plane, rocket, ufo } from "./aircraft.ts";
import { astronaut, ghost, robot, snowman } from "./beings.ts";
import { built, of, type Casting, type Figure, type Maker, rider } from "./casting.ts";
import { creatureMakers } from "./creature-makers.ts";
import { bridge, castle, house, lighthouse, tent, tower, windmill } from "./buildings.ts";
import { bird, butterfly, dragon } from "./flyers.ts";
import { growingPlant, stageAt } from "./growing-plant.ts";
import { person } from "./person.ts";
import { cactus, campfire, mushroom } from "./plants.ts";
import { builds } from "./builds.ts";
import { quadruped } from "./quadruped.ts";
import { fish, jellyfish, turtle, whale } from "./swimmers.ts";
import { ball, book, bottle, box, fruit, guitar, mug, piano } from "./things.ts";
import { candle, clock, hearth, lamp } from "./household.ts";
import { bicycle, car, train, truck } from "./vehicles.ts";
import { boat, ship } from "./ships.ts";
import { steamTrain } from "./steam-train.ts";
import { thingMakers } from "./thing-makers.ts";
import { dressOf } from "./wardrobe.ts";
import { church, pagoda } from "./worship.ts";

const human: Maker = ({ subject, random }) => {
  const dress = dressOf(subject, random);
  return (brush, pose) => person(brush, pose, dress);
};
const beast: Maker = ({ subject, colour, random }) => {
  const build = builds[subject.kind];
  const dress = subject.rider && dressOf(subject.rider, random);
  return (brush, pose) => {
    if (!build) return;
    quadruped(brush, pose, build, colour);
    if (dress) rider(brush, pose, dress, -0.02, -build.back - 0.02, 0.62);
  };
};
/** What burns as a whole. */
const inFlames =
  (figure: Figure): Figure =>
  (brush, pose) => {
    figure(brush, pose);
    if (pose.action !== "burn") return;
    for (const [x, y, size] of [
      [-0.3, -0.36, 0.42],
      [0.24, -0.5, 0.5],
      [0.02, 0, 0.4],
    ] as const) {
      brush.pen.save();
      brush.pen.translate(x, y);
      brush.pen.scale(size, size);
      campfire(brush, { ...pose, seconds: pose.seconds + x });
      brush.pen.restore();
    }
  };
const makers: Readonly<Record<SubjectKind, Maker>> = {
  woman: human,
  man: human,
  girl: human,
  boy: human,
  child: human,
  crowd: human,
  person: human,
  dog: beast,
  cat: beast,
  fox: beast,
  wolf: beast,
  horse: beast,
  camel: beast,
  deer: beast,
  bear: beast,
  panda: beast,
  rabbit: beast,
  elephant: beast,
  lion: beast,
  cow: beast,
  sheep: beast,
  pig: beast,
  giraffe: beast,
  astronaut: of(astronaut, [232, 234, 238]),
  robot: ({ colour, random }) => {
    const shell =
      colour ??
      random.pick([
        [196, 202, 208],
        [222, 142, 62],
        [108, 152, 168],
      ]);
    const eyes = random.pick<Rgb>([
      [120, 226, 255],
      [255, 196, 92],
      [140, 255, 190],
    ]);
    return (brush, pose) => robot(brush, pose, shell, eyes);
  },
  ghost: of(ghost, [226, 234, 244]),
  snowman: of(snowman, [198, 52, 56]),
  bird: ({ colour, random, phase }) => {
    const own =
      colour ??
      random.pick([
        [58, 62, 74],
        [206, 120, 70],
        [92, 132, 176],
      ]);
    return (brush, pose) => bird(brush, pose, own, false, phase);
  },
  eagle: ({ colour, subject, phase }) => {
    const own = colour ?? ([232, 232, 230] as const);
    return (brush, pose) => bird(brush, pose, subject.colour ? own : (colour ?? [222, 222, 220]), true, phase);
  },
  butterfly: of(butterfly, [232, 132, 44], [90, 140, 214], [238, 196, 72]),
  dragon: of(dragon, [126, 44, 44], [54, 110, 82]),
  fish: of(fish, [236, 122, 48], [240, 190, 70], [88, 150, 196]),
  whale: of(whale, [74, 100, 128]),
  turtle: of(turtle, [92, 108, 70]),
  jellyfish: of(jellyfish, [226, 148, 196], [150, 170, 236]),
  car: ({ colour, dark, random, subject }) => {
    const own =
      colour ??
      random.pick([
        [196, 60, 52],
        [62, 98, 140],
        [226, 222, 212],
        [214, 164, 62],
      ]);
    return (brush, pose) => car(brush, pose, own, dark, subject.old === true);
  },
  truck: ({ colour, dark, random }) => {
    const own =
      colour ??
      random.pick([
        [206, 84, 52],
        [70, 122, 122],
        [226, 190, 90],
      ]);
    return (brush, pose) => truck(brush, pose, own, dark);
  },
  bicycle: ({ colour, subject, random }) => {
    const own =
      colour ??
      random.pick([
        [186, 58, 52],
        [56, 110, 140],
      ]);
    const dress = dressOf(subject.rider ?? { ...subject, wears: [] }, random);
    return (brush, pose) => bicycle(brush, pose, own, (b) => rider(b, pose, dress, -0.1, -0.44, 0.72));
  },
  train: ({ colour, dark, random, subject }) => {
    const own =
      colour ??
      random.pick([
        [150, 48, 44],
        [44, 92, 88],
        [206, 206, 200],
      ]);
    const draw = subject.old ? steamTrain : train;
    return (brush, pose) => draw(brush, pose, own, dark);
  },
  boat: built(boat),
  ship: built(ship),
  plane: of(plane, [232, 234, 236]),
  helicopter: of(helicopter, [186, 60, 50], [64, 92, 120]),
  rocket: of(rocket, [236, 236, 232]),
  ufo: of(ufo, [150, 156, 170]),
  "hot-air-balloon": of(airBalloon, [206, 62, 56], [226, 152, 52], [60, 116, 158]),
  balloon: of(balloon, [214, 58, 60], [240, 182, 60], [86, 146, 204]),
  lantern: of(lantern, [236, 106, 52]),
  house: (casting) => inFlames(built(house)(casting)),
  pagoda: built(pagoda),
  church: built(church),
  castle: (casting) => inFlames(built(castle)(casting)),
  lighthouse: built(lighthouse),
  tower: built(tower),
  windmill: built(windmill),
  bridge: built(bridge),
  tent: built(tent),
  campfire:
    ({ indoors }) =>
    (brush, pose) => {
      if (indoors) hearth(brush);
      campfire(brush, pose);
    },
  // A tree is scenery: see `heroTree`.
  tree: () => () => {},
  flower: ({ subject, colour, random, indoors }) => {
    const own =
      colour ??
      random.pick([
        [216, 62, 74],
        [240, 178, 52],
        [196, 110, 190],
        [244, 240, 232],
      ]);
    const petals = own[0] > 230 && own[1] > 150 && own[2] < 90 ? 13 : random.pick([6, 7]);
    const kind = { colour: own, petals, leaves: 3, tall: 0.78, potted: indoors };
    return (brush, pose) => growingPlant(brush, pose, stageAt(subject.growth ?? [5, 5], pose.progress), kind);
  },
  seed: ({ subject, colour, indoors }) => {
    const growth = subject.growth ?? [0, 1];
    // What ends in a flower leaves room for it.
    const tall = growth[1] > 4 ? 0.84 : 1.04;
    const { buried } = subject;
    const high = growth[1] > 2.6;
    const near = !buried && !high ? 1.25 : 1;
    const own = colour ?? paints.yellow;
    const kind = { colour: own, petals: colour ? 7 : 13, leaves: 5, tall, buried, near, high, potted: indoors };
    return (brush, pose) => growingPlant(brush, pose, stageAt(growth, pose.progress), kind);
  },
  mushroom: of(mushroom, [196, 52, 44], [178, 118, 72]),
  cactus: of(cactus, [86, 132, 84]),
  mug: of(mug, [232, 226, 214], [196, 92, 60], [84, 122, 132]),
  bottle: of(bottle, [62, 108, 78], [146, 72, 50]),
  book: of(book, [140, 56, 50], [56, 84, 116]),
  candle: of(candle, [238, 228, 204]),
  lamp: of(lamp, [226, 196, 140], [104, 140, 128]),
  clock: of(clock, [150, 100, 60]),
  guitar: of(guitar, [176, 106, 52]),
  piano: of(piano, [36, 34, 40]),
  ball: of(ball, [206, 70, 56], [240, 178, 60]),
  fruit: of(fruit, [206, 52, 46]),
  box: of(box, [168, 112, 66], [176, 54, 60]),
  // The sky draws these.
  moon: () => () => {},
  sun: () => () => {},
  planet: () => () => {},
  saturn: () => () => {},
  jupiter: () => () => {},
  mars: () => () => {},
  fireworks: () => () => {},
  rainbow: () => () => {},
  aurora: () => () => {},
  ...creatureMakers,
  ...thingMakers,
};

/** The figure of one individual. */
export function figureOf(casting: Casting): Figure {
  return makers[casting.subject.kind](casting);
}
