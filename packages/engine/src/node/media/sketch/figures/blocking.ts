import { paints } from "../../../../craft/colours.ts";
import type { SubjectKind } from "../../../../craft/subjects.ts";
import { cast } from "../../../../models/sketch/cast.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import type { Subject } from "../../../../models/sketch/scene.ts";
import type { Framing } from "../framing.ts";
import type { Instant, Part, World } from "../world.ts";
import { actorPart } from "./actor.ts";
import type { Brush, Pose } from "./brush.ts";
import { viaduct } from "./buildings.ts";
import { bankX, riverX } from "../set/fresh-water.ts";
import { heroTree } from "../set/hero-tree.ts";
import { desk } from "./desk.ts";
import { figureOf } from "./figures.ts";
import { cafeChair, cafeTable, isAtTable, isOnChair, sideOf } from "./pairs.ts";
import { type Place, travelOf } from "./travel.ts";
import { onTurntable } from "./turntable.ts";

const rooted: ReadonlySet<SubjectKind> = new Set(["seed", "flower", "mushroom", "cactus"]);
const sheer: ReadonlySet<SubjectKind> = new Set([
  ...rooted,
  "butterfly",
  "jellyfish",
  "balloon",
  "hot-air-balloon",
  "boat",
]);
const atRest = new Set<Subject["action"]>(["stand", "sit", "sleep", "walk"]);
const airborne = new Set<Subject["action"]>(["fly", "rise", "fall", "drift"]);

/** Puts the subjects on the stage and moves them through the take. */
export function blocking(world: World): Part[] {
  const parts: Part[] = [];
  const { venue } = world.scene;
  // The crowd of a theatre sits before the stage, which draws it.
  const shown = world.scene.subjects.filter(
    ({ kind }) => cast[kind].place !== "sky" && !(venue === "stage" && kind === "crowd"),
  );
  shown.forEach((subject, index) => {
    for (let one = 0; one < subject.count; one++) {
      if (subject.kind === "tree") {
        parts.push(heroTree(world, index + one));
        continue;
      }
      // A take that goes on in the same scenery goes on with the same blocking: nobody turns round at the cut.
      const random = world.random(`actor ${index} ${one}`);
      parts.push(actorFor(world, shown, subject, index, one, random));
    }
  });
  const [main] = shown;
  if (main && isAtTable(world, main)) parts.push(tablePart(world, main));
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
  const height = heightOf(framing, subject, main, first ? 1 : random.between(0.86, 1.08), index) * (role.far ?? 1);
  const launched = subject.kind === "rocket" && subject.action === "rise" && scene.setting !== "space";
  const inAir =
    (role.place === "air" && !launched && !(role.alive === true && atRest.has(subject.action))) ||
    role.place === "under" ||
    (subject.action === "fly" && role.alive === true) ||
    (airborne.has(subject.action) && scene.setting === "space");
  const open = inPlace(world, role.place, placeFor(world, framing, all, subject, index, one, random, height));
  const side = sideOf(world, all, subject, one, framing.subjectHeight);
  const place = { ...open, ...(side && { x: side.x, depth: 1 }), ...(role.far && { depth: role.far }) };
  const travel = travelOf(world, subject, height, random, place);
  const dark = light.dark || scene.weather.includes("fog");
  // A bridge under something that crosses it spans the picture, and carries it.
  const crossed = all.some(({ kind }) => kind === "bridge") && all.some(({ kind }) => crosses(kind));
  const deck = crossed ? framing.subjectHeight * 0.8 : 0;
  if (crossed && subject.kind === "bridge") return bridgePart(world, subject, deck);
  const figure = figureOf({
    subject,
    colour: subject.colour && paints[subject.colour],
    dark,
    indoors: scene.setting === "interior",
    random: world.random(`look ${index} ${one}`),
    phase: random.between(0, 6.28),
    ...(subject.kind === "kite" && cast[main.kind].alive && { hold: handAt(world, place, height, travel.facing) }),
  });
  const seated = isOnChair(world, subject);
  // Indoors, a thing that isn't what the film is about stands on a desk.
  const raised = role.place === "table" && cast[main.kind].place === "ground" && scene.setting === "interior";
  const lift = raised ? framing.subjectHeight * 0.38 : 0;
  const view: Pose["view"] =
    subject.heading === "toward"
      ? "front"
      : subject.heading === "away"
        ? "back"
        : subject.action === "stand" &&
            scene.setting !== "interior" &&
            !subject.wears.some(({ what }) => what === "sword") &&
            random.chance(0.35)
          ? "back"
          : "side";
  const wet = scene.weather.includes("rain") && (scene.setting === "street" || scene.setting === "city");
  const tracked = scene.camera?.move === "track" && travel.pace > 0;
  const actor = {
    height,
    breadth: rooted.has(subject.kind) ? 0.16 : Math.max(0.14, role.aspect * 0.5),
    sheer: sheer.has(subject.kind),
    footing:
      inAir || role.far || raised
        ? ("none" as const)
        : role.place === "water"
          ? ("mirror" as const)
          : wet || scene.venue === "studio"
            ? ("wet" as const)
            : ("shadow" as const),
    draw: seated
      ? (brush: Brush, pose: Pose) => {
          cafeChair(brush);
          figure(brush, pose);
        }
      : raised
        ? (brush: Brush, pose: Pose) => {
            desk(brush, lift / height, Math.max(role.aspect * 1.5, (framing.subjectHeight * 0.5) / height));
            figure(brush, pose);
          }
        : role.place === "table" && subject.action === "turn" && subject.kind !== "clock"
          ? onTurntable(figure)
          : figure,
    at(moment: Instant) {
      const gone = travel.along(moment);
      const depth = place.depth * gone.nearer;
      const pose: Pose = {
        action: subject.action,
        seconds: moment.seconds + place.phase,
        progress: moment.time,
        stride: (gone.way / (height * 0.36)) * Math.PI + place.phase,
        view: seated ? "side" : view,
        ...(seated && { seat: true as const }),
        ...(scene.venue === "stage" && { upright: true as const }),
      };
      const ground = inAir
        ? place.y + bobOf(subject, moment, height, place.phase) - leapOf(subject, moment, height)
        : stage.ground / depth + rideOf(world, role.place, moment, depth);
      return {
        x: gone.x + (tracked ? moment.view.x / depth : 0),
        y: ground + gone.y - lift / depth - (crosses(subject.kind) ? deck / depth : 0),
        depth,
        flip: (side?.facing ?? (seated ? -Math.sign(framing.subjectX) : travel.facing)) < 0,
        pose,
      };
    },
  };
  return actorPart(world, actor, place.depth);
}

const crosses = (kind: SubjectKind) =>
  cast[kind].place === "ground" && cast[kind].action !== "stand" && (cast[kind].alive || cast[kind].action === "drive");

/** Where a child's hand is that holds a line, in units of what hangs on it. */
function handAt({ stage, framing }: World, place: Place, height: number, facing: number): readonly [number, number] {
  const size = height / place.depth;
  const up = stage.ground - framing.subjectHeight * 0.55;
  return [(facing * (framing.subjectX - place.x)) / size, (up - place.y) / size];
}

/** The table between two, or before one. */
function tablePart(world: World, main: Subject): Part {
  const { stage, framing, scene } = world;
  const height = framing.subjectHeight;
  const pair = sideOf(world, scene.subjects, main, 0, height);
  const pose: Pose = { action: "stand", seconds: 0, progress: 0, stride: 0, view: "side" };
  const x = pair ? pair.x + height * 0.42 : framing.subjectX - (Math.sign(framing.subjectX) || 1) * height * 0.4;
  const at = () => ({ x, y: stage.ground / 0.99, depth: 0.99, flip: false, pose });
  return actorPart(world, { height, breadth: 0.2, sheer: false, footing: "shadow", draw: cafeTable, at }, 0.99);
}

function bridgePart(world: World, { colour }: Subject, deck: number): Part {
  const { stage } = world;
  const depth = 1.01;
  const pose: Pose = { action: "stand", seconds: 0, progress: 0, stride: 0, view: "side" };
  const at = () => ({ x: 0, y: stage.ground / depth, depth, flip: false, pose });
  const draw = (brush: Brush) => viaduct(brush, pose, colour && paints[colour]);
  return actorPart(world, { height: deck, breadth: 6, sheer: false, footing: "none", draw, at }, depth);
}

/** Height against the main subject: true proportions, drawn together so that a cat is still seen beside an elephant. */
function heightOf(framing: Framing, subject: Subject, main: Subject, vary: number, index: number): number {
  const ratio = (cast[subject.kind].height / cast[main.kind].height) * (subject.toy ? toyShare : 1);
  const pulled = index === 0 ? 1 : Math.max(0.22, Math.min(2.6, ratio ** 0.72));
  return framing.subjectHeight * pulled * vary;
}

/** A paper boat beside a sailing boat, after proportions were drawn together. */
const toyShare = 0.06;

function placeFor(
  world: World,
  framing: Framing,
  all: readonly Subject[],
  subject: Subject,
  index: number,
  one: number,
  random: Random,
  height: number,
): Place {
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
  const aloft = main !== undefined && cast[main.kind].place === "air";
  const depth = great
    ? aloft
      ? random.between(1.3, 1.7)
      : random.between(2.2, 3.4)
    : 1 + random.between(-0.06, 0.22) + 0.12 * (index - 1);
  const gap = great
    ? stage.width * random.between(0.2, 0.3)
    : Math.max(height * role.aspect, framing.subjectHeight * (main ? cast[main.kind].aspect : 1)) * 0.62 +
      stage.unit * 0.06;
  const step = one === 0 ? 0 : (one % 2 ? 1 : -1) * Math.ceil(one / 2) * height * Math.max(0.6, role.aspect * 0.9);
  return { ...base, x: framing.subjectX - side * gap * (1 + 0.8 * (index - 1)) + step, depth };
}

function inRiver({ width }: World["stage"], { subjectX }: Framing, place: Place): Place {
  const side = Math.sign(subjectX) || 1;
  return { ...place, x: -side * width * riverX + (place.x + side * width * riverX) * 0.25 };
}

const atSurface: ReadonlySet<string> = new Set(["sea", "beach", "lake", "river"]);

/** Beside a river, what stands on the ground stands on the near bank, and what floats is on the water. */
function inPlace({ scene, stage, framing }: World, on: string, place: Place): Place {
  // What swims is at the surface, where the picture shows that.
  if (on === "under" && atSurface.has(scene.setting)) {
    const y = (stage.ground / place.depth) * 0.72;
    return scene.setting === "river" ? { ...inRiver(stage, framing, place), y } : { ...place, y };
  }
  if (scene.setting !== "river") return place;
  const side = Math.sign(framing.subjectX) || 1;
  if (on === "water") return inRiver(stage, framing, place);
  const isWet = on === "ground" && place.x * side < -stage.width * bankX;
  return isWet ? { ...place, x: -place.x } : place;
}

function bobOf(subject: Subject, { seconds }: Instant, height: number, phase: number): number {
  return Math.sin(seconds * 1.1 + phase) * height * (subject.action === "drift" ? 0.09 : 0.05);
}

/** What leaps out of the water: up and down again, twice in a take. */
function leapOf({ kind, action }: Subject, { time }: Instant, height: number): number {
  return cast[kind].place === "under" && action === "jump" ? Math.abs(Math.sin(time * Math.PI * 2)) * height * 0.8 : 0;
}

/** Boats ride the swell. */
function rideOf(world: World, place: string, { seconds }: Instant, depth: number): number {
  return place === "water" ? Math.sin(seconds * 1.1 + depth) * world.stage.unit * 0.006 : 0;
}
