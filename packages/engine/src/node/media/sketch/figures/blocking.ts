import { paints } from "../../../../craft/colours.ts";
import type { SubjectKind } from "../../../../craft/subjects.ts";
import { cast } from "../../../../models/sketch/cast.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import type { Subject } from "../../../../models/sketch/scene.ts";
import type { Framing } from "../framing.ts";
import { placeAt } from "../stage.ts";
import type { Moment, Part, World } from "../world.ts";
import { actorPart } from "./actor.ts";
import type { Pose } from "./brush.ts";
import { figureOf } from "./figures.ts";

/** Heights a second for each way of going. */
const paces: Partial<Record<Subject["action"], number>> = {
  walk: 0.62,
  run: 1.7,
  drive: 2.1,
  sail: 0.11,
  swim: 0.3,
  fly: 0.75,
  drift: 0.06,
  dance: 0,
  jump: 0.25,
};

const rooted: ReadonlySet<SubjectKind> = new Set(["seed", "flower", "mushroom", "cactus"]);
const sheer: ReadonlySet<SubjectKind> = new Set([
  ...rooted,
  "butterfly",
  "jellyfish",
  "balloon",
  "hot-air-balloon",
  "boat",
]);
const airborne = new Set<Subject["action"]>(["fly", "rise", "fall", "drift"]);

/** Puts the subjects on the stage and moves them through the take. */
export function blocking(world: World): Part[] {
  const parts: Part[] = [];
  const shown = world.scene.subjects.filter(({ kind }) => cast[kind].place !== "sky" && kind !== "tree");
  shown.forEach((subject, index) => {
    for (let one = 0; one < subject.count; one++) {
      const random = world.chance(`actor ${index} ${one}`);
      parts.push(actorFor(world, shown, subject, index, one, random));
    }
  });
  return parts;
}

function actorFor(
  world: World,
  all: readonly Subject[],
  subject: Subject,
  index: number,
  one: number,
  random: Random,
): Part {
  const { stage, light, scene, framing } = world;
  const role = cast[subject.kind];
  const main = all[0] ?? subject;
  const first = index === 0 && one === 0;
  const height = heightOf(framing, subject, main, first ? 1 : random.between(0.86, 1.08), index);
  const inAir =
    role.place === "air" || role.place === "under" || (airborne.has(subject.action) && scene.setting === "space");
  const place = placeFor(world, framing, all, subject, index, one, random, height);
  const travel = travelOf(world, subject, height, random, place);
  const dark = light.dark || scene.weather.includes("fog");
  const figure = figureOf({
    subject,
    colour: subject.colour && paints[subject.colour],
    dark,
    random: world.random(`look ${index} ${one}`),
    phase: random.between(0, 6.28),
  });
  const view: Pose["view"] =
    subject.heading === "toward"
      ? "front"
      : subject.heading === "away"
        ? "back"
        : subject.action === "stand" && random.chance(0.35)
          ? "back"
          : "side";
  const wet = scene.weather.includes("rain") && (scene.setting === "street" || scene.setting === "city");
  const tracked = scene.camera?.move === "track" && travel.pace > 0;
  const actor = {
    height,
    breadth: rooted.has(subject.kind) ? 0.16 : Math.max(0.14, role.aspect * 0.5),
    sheer: sheer.has(subject.kind),
    footing: inAir
      ? ("none" as const)
      : role.place === "water"
        ? ("mirror" as const)
        : wet
          ? ("wet" as const)
          : role.place === "table"
            ? ("shadow" as const)
            : ("shadow" as const),
    draw: figure,
    at(moment: Moment) {
      const gone = travel.along(moment);
      const depth = place.depth * gone.nearer;
      const pose: Pose = {
        action: subject.action,
        seconds: moment.seconds + place.phase,
        progress: moment.time,
        stride: (gone.way / (height * 0.36)) * Math.PI + place.phase,
        view,
      };
      const ground = inAir
        ? place.y + bobOf(subject, moment, height, place.phase)
        : stage.ground / depth + rideOf(world, role.place, moment, depth);
      return {
        x: gone.x + (tracked ? moment.view.x / depth : 0),
        y: ground + gone.y,
        depth,
        flip: travel.facing < 0,
        pose,
      };
    },
  };
  return actorPart(world, actor, place.depth);
}

/** Height against the main subject: true proportions, drawn together so that a cat is still seen beside an elephant. */
function heightOf(framing: Framing, subject: Subject, main: Subject, vary: number, index: number): number {
  const ratio = cast[subject.kind].height / cast[main.kind].height;
  const pulled = index === 0 ? 1 : Math.max(0.22, Math.min(2.6, ratio ** 0.72));
  return framing.subjectHeight * pulled * vary;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
  readonly phase: number;
}

function placeFor(
  world: World,
  framing: Framing,
  all: readonly Subject[],
  subject: Subject,
  index: number,
  one: number,
  random: Random,
  height: number,
): Spot {
  const { stage } = world;
  const side = Math.sign(framing.subjectX) || 1;
  const role = cast[subject.kind];
  const phase = random.between(0, 6);
  const high = role.place === "under" ? random.between(0.34, 0.6) : random.between(0.26, 0.4);
  const base = {
    y: -stage.headroom + (stage.height - 2 * (stage.horizon - stage.headroom)) * high + height * 0.5,
    phase,
  };
  if (index === 0 && one === 0) return { ...base, x: framing.subjectX, depth: 1 };
  if (index === 0) {
    // A flock or a group: loosely around the first, the others a little farther off.
    const angle = one * 2.4;
    const spread = Math.max(height * Math.max(0.55, role.aspect * 0.62), stage.unit * 0.1) * Math.sqrt(one);
    const depth = role.place === "table" ? 1 + 0.04 * one : 1 + 0.16 * one * random.between(0.6, 1.3);
    return {
      ...base,
      x: framing.subjectX * 0.6 + Math.cos(angle) * spread * 1.5,
      y: base.y + Math.sin(angle) * spread * 0.7,
      depth,
    };
  }
  // Great things stand behind, living ones beside the main subject on its open side.
  const main = all[0];
  const great = main !== undefined && role.height > cast[main.kind].height * 1.8 && role.place !== "air";
  const depth = great ? random.between(2.2, 3.4) : 1 + random.between(-0.06, 0.22) + 0.12 * (index - 1);
  const gap = great
    ? stage.width * random.between(0.2, 0.3)
    : Math.max(height * role.aspect, framing.subjectHeight * (main ? cast[main.kind].aspect : 1)) * 0.62 +
      stage.unit * 0.06;
  const step = one === 0 ? 0 : (one % 2 ? 1 : -1) * Math.ceil(one / 2) * height * Math.max(0.6, role.aspect * 0.9);
  return { ...base, x: framing.subjectX - side * gap * (1 + 0.8 * (index - 1)) + step, depth };
}

interface Travel {
  readonly facing: 1 | -1;
  readonly pace: number;
  along(moment: Moment): { x: number; y: number; way: number; nearer: number };
}

function travelOf(world: World, subject: Subject, height: number, random: Random, place: Spot): Travel {
  const { stage, seconds, scene, views } = world;
  const pace = (paces[subject.action] ?? 0) * height;
  const tracked = scene.camera?.move === "track";
  // Unasked, a subject moves into the open side of the frame.
  const named = subject.heading === "left" ? -1 : subject.heading === "right" ? 1 : undefined;
  const follow = tracked && scene.camera?.direction ? (scene.camera.direction === "left" ? -1 : 1) : undefined;
  const facing: 1 | -1 = named ?? follow ?? (pace > 0 ? (place.x > 0 ? -1 : 1) : random.chance(0.5) ? 1 : -1);
  const depthward = subject.heading === "toward" ? -1 : subject.heading === "away" ? 1 : 0;
  const whole = Math.min(pace * seconds, stage.width * (subject.action === "drive" ? 0.62 : 0.46));
  // It is wholly in the picture when the take starts and when it ends, wherever the camera looks then.
  const half = Math.min(
    stage.width * 0.46,
    (height * cast[subject.kind].aspect * 0.5) / place.depth + stage.width * 0.02,
  );
  const inside = (x: number, view = views[0]) => {
    if (view === undefined) return x;
    const placed = placeAt(stage, view, place.depth);
    const low = (half * placed.scale - placed.x) / placed.scale;
    const high = (stage.width - half * placed.scale - placed.x) / placed.scale;
    return low < high ? Math.max(low, Math.min(high, x)) : x;
  };
  const from = tracked ? place.x : inside(place.x - (facing * whole) / 2);
  const to = tracked ? place.x : inside(place.x + (facing * whole) / 2, views.at(-1));
  return {
    facing: whole > 0 && !tracked && Math.abs(to - from) > 2 ? (to > from ? 1 : -1) : facing,
    pace,
    along({ seconds: t, time }) {
      const y =
        subject.action === "rise"
          ? -time * stage.height * 0.42
          : subject.action === "fall"
            ? (time - 0.6) * stage.height * 0.5
            : 0;
      if (depthward !== 0) {
        const walks = pace > 0 ? 0.85 : 0;
        return { x: place.x, y, way: pace * t, nearer: depthward < 0 ? 1 + walks * (1 - time) : 1 + walks * time };
      }
      const still = pace === 0 || Math.abs(to - from) < 1;
      return {
        x: still && !tracked ? inside(place.x) : from + (to - from) * time,
        y,
        way: tracked ? pace * t : Math.abs(to - from) * time,
        nearer: 1,
      };
    },
  };
}

function bobOf(subject: Subject, { seconds }: Moment, height: number, phase: number): number {
  return Math.sin(seconds * 1.1 + phase) * height * (subject.action === "drift" ? 0.09 : 0.05);
}

/** Boats ride the swell. */
function rideOf(world: World, place: string, { seconds }: Moment, depth: number): number {
  return place === "water" ? Math.sin(seconds * 1.1 + depth) * world.stage.unit * 0.006 : 0;
}
