import type { Venue } from "../../../../craft/venues.ts";
import { cast } from "../../../../models/sketch/cast.ts";
import { human } from "../../../../models/sketch/mention.ts";
import type { Scene, Subject } from "../../../../models/sketch/scene.ts";
import type { World } from "../world.ts";
import { polygon, type Brush, darker } from "./brush.ts";
import { seatHeight } from "./on-seat.ts";

/** Where one of two who deal with each other stands, and which way it looks. */
interface Side {
  readonly x: number;
  readonly facing: 1 | -1;
}

const together: ReadonlySet<Subject["action"]> = new Set(["talk", "fight"]);
const atTable: ReadonlySet<Subject["action"]> = new Set(["talk", "sit", "drink", "read"]);

/** Where there are tables to sit at. */
const tables: ReadonlySet<Venue | undefined> = new Set(["cafe", "library", "dining", "terrace"]);

/** Whether somebody sits on a chair: in rooms and on terraces, where nobody sits on the floor. */
export function isOnChair({ scene: { setting, venue } }: World, { kind, action, low }: Subject): boolean {
  const { place, alive, home } = cast[kind];
  const isPerson = place === "ground" && alive === true && home === cast.person.home && cast[kind].action === "stand";
  const sits = action === "talk" ? tables.has(venue) && venue !== "library" : atTable.has(action);
  return (setting === "interior" || venue === "terrace") && venue !== "stage" && isPerson && sits && !low;
}

/** Whether somebody sleeps in a bed: where there is one. */
export function isInBed({ venue }: Scene, { kind, action, low }: Subject): boolean {
  return (venue === "bedroom" || venue === "hospital") && action === "sleep" && human.has(kind) && !low;
}

/** Whether there is a table before the chair. */
export function isAtTable(world: World, subject: Subject): boolean {
  return tables.has(world.scene.venue) && isOnChair(world, subject);
}

/** The place of an individual who talks, fights or is at table with another, face to face; the first two do. */
export function sideOf(
  world: World,
  all: readonly Subject[],
  subject: Subject,
  one: number,
  height: number,
): Side | undefined {
  const people = all.filter(
    (one) =>
      (together.has(one.action) || (one.action === "drink" && isAtTable(world, one))) &&
      cast[one.kind].place === "ground" &&
      cast[one.kind].alive,
  );
  const heads = people.reduce((sum, { count }) => sum + count, 0);
  if (heads < 2 || !people.includes(subject)) return undefined;
  const place = people.slice(0, people.indexOf(subject)).reduce((sum, { count }) => sum + count, 0) + one;
  if (place > 1) return undefined;
  const facing = place === 0 ? 1 : -1;
  const gap = height * (isAtTable(world, subject) ? 0.42 : subject.action === "fight" ? 0.42 : 0.3);
  return { x: world.framing.subjectX * 0.5 - facing * gap, facing };
}

/** A small round table with two cups; a person is one unit tall. */
export function cafeTable(brush: Brush): void {
  brush.limb([52, 46, 44], 0.03, [0, -0.36], [0, -0.02]);
  brush.disc([52, 46, 44], 0, -0.01, 0.11, 0.02);
  brush.disc([150, 104, 70], 0, -0.37, 0.2, 0.028);
  for (const x of [-0.1, 0.09]) {
    brush.shape([244, 240, 232], polygon([x - 0.028, -0.43], [x + 0.028, -0.43], [x + 0.02, -0.38], [x - 0.02, -0.38]));
    brush.disc([90, 58, 40], x, -0.43, 0.026, 0.006);
  }
}

/** A bentwood chair for somebody of one unit's height who looks to the right. */
export function cafeChair(brush: Brush): void {
  const wood = [112, 74, 50] as const;
  for (const [x, to] of [
    [-0.1, -0.13],
    [0.11, 0.13],
  ] as const)
    brush.limb(darker(wood, 0.2), 0.022, [x, -seatHeight], [to, 0]);
  brush.limb(wood, 0.024, [-0.11, -seatHeight], [-0.15, -seatHeight - 0.3]);
  brush.limb(wood, 0.035, [-0.13, -seatHeight + 0.02], [0.13, -seatHeight + 0.02]);
}
