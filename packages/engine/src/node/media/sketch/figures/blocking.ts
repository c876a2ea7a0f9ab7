import { paints } from "../../../../craft/colours.ts";
import type { SubjectKind } from "../../../../craft/subjects.ts";
import { cast } from "../../../../models/sketch/cast.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import type { Subject } from "../../../../models/sketch/scene.ts";
import type { Instant, Part, World } from "../world.ts";
import { actorPart } from "./actor.ts";
import type { Brush, Pose } from "./brush.ts";
import { bridgePart, tablePart } from "./beside.ts";
import { heroTree } from "../set/hero-tree.ts";
import { desk } from "./desk.ts";
import { figureOf } from "./figures.ts";
import { cafeChair, isAtTable, isInBed, isOnChair, sideOf } from "./pairs.ts";
import { heightOf, inPlace, placeFor } from "./places.ts";
import { bobOf, leapOf, rideOf } from "./sway.ts";
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
    (subject.action === "swim" && scene.setting === "underwater") ||
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
  // Where there is furniture, a thing that isn't what the film is about stands on a desk.
  const furnished = scene.setting === "interior" || scene.venue === "terrace";
  const raised = role.place === "table" && cast[main.kind].place === "ground" && furnished;
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
    breadth: rooted.has(subject.kind) ? 0.26 : Math.max(0.14, role.aspect * 0.5),
    sheer: sheer.has(subject.kind),
    footing:
      inAir || role.far || raised || subject.buried
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
        ...(isInBed(scene, subject) && { bed: true as const }),
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
