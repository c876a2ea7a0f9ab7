import type { Random } from "../../../../models/sketch/random.ts";
import { cast } from "../../../../models/sketch/cast.ts";
import type { Subject } from "../../../../models/sketch/scene.ts";
import type { Framing } from "../framing.ts";
import { bankX, riverX } from "../set/fresh-water.ts";
import type { World } from "../world.ts";
import type { Place } from "./travel.ts";

/** Height against the main subject: true proportions, drawn together so that a cat is still seen beside an elephant. */
export function heightOf(framing: Framing, subject: Subject, main: Subject, vary: number, index: number): number {
  const ratio = (cast[subject.kind].height / cast[main.kind].height) * (subject.toy ? toyShare : 1);
  const pulled = index === 0 ? 1 : Math.max(0.22, Math.min(2.6, ratio ** 0.72));
  return framing.subjectHeight * pulled * vary;
}

/** A paper boat beside a sailing boat, after proportions were drawn together. */
const toyShare = 0.06;

/** Where one of the subjects is at rest: the first where the picture is framed on it, others beside or behind it. */
export function placeFor(
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
export function inPlace({ scene, stage, framing }: World, on: string, place: Place): Place {
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
