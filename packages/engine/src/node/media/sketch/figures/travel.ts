import { cast } from "../../../../models/sketch/cast.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import type { Subject } from "../../../../models/sketch/scene.ts";
import { placeAt } from "../stage.ts";
import type { Instant, World } from "../world.ts";

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

const people: ReadonlySet<Subject["kind"]> = new Set(["woman", "man", "girl", "boy", "child", "crowd", "person"]);

/** Where an actor stands: rest place, depth, and its own phase in seconds. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
  readonly phase: number;
}

interface Travel {
  readonly facing: 1 | -1;
  readonly pace: number;
  along(instant: Instant): { x: number; y: number; way: number; nearer: number };
}

/** Who comes to a plant to stay with it. */
const visitors: ReadonlySet<Subject["kind"]> = new Set(["butterfly", "bee"]);

/** From the open side of the picture to the plant, with a flutter, and there slowly up and down. */
function visit({ stage, framing }: World, place: Place, height: number, pace: number): Travel {
  const facing = place.x > framing.subjectX ? -1 : 1;
  const to = framing.subjectX - facing * (framing.subjectHeight * 0.22 + height * 0.5);
  const far = Math.max(stage.width * 0.28, height);
  return {
    facing,
    pace,
    along({ time }) {
      const left = (1 - Math.min(1, time / 0.8)) ** 1.6;
      const y = -Math.sin(left * 7) * height * 0.16 * Math.min(1, left * 3) + stage.unit * 0.04 * (1 - left);
      return { x: to - facing * far * left, y, way: far * (1 - left), nearer: 1 };
    },
  };
}

/** The way of a subject through the take. */
export function travelOf(world: World, subject: Subject, height: number, random: Random, place: Place): Travel {
  const { stage, seconds, scene, views } = world;
  // A river is too narrow to swim along the picture, and a garage to drive through.
  const indoors = scene.setting === "interior" && subject.action === "drive";
  const penned = indoors || (scene.setting === "river" && cast[subject.kind].place === "under");
  const pace = penned ? 0 : (paces[subject.action] ?? 0) * height;
  const tracked = scene.camera?.move === "track";
  // Unasked, a subject moves into the open side of the frame.
  const named = subject.heading === "left" ? -1 : subject.heading === "right" ? 1 : undefined;
  const follow = tracked && scene.camera?.direction ? (scene.camera.direction === "left" ? -1 : 1) : undefined;
  // A herd goes one way, people go as they like.
  const side = subject.count > 1 && !people.has(subject.kind) ? world.framing.subjectX : place.x;
  const visited = visitors.has(subject.kind) && scene.subjects[0]?.growth !== undefined;
  // A plant turns to the sun, which stands on the other side of the picture.
  const sunward = subject.growth && (world.framing.subjectX > 0 ? -1 : 1);
  const facing: 1 | -1 = named ?? follow ?? sunward ?? (pace > 0 ? (side > 0 ? -1 : 1) : random.chance(0.5) ? 1 : -1);
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
  if (visited && !tracked && pace > 0) return visit(world, place, height, pace);
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
