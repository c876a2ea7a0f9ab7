import { cast } from "../../../../models/sketch/cast.ts";
import type { Subject } from "../../../../models/sketch/scene.ts";
import type { Instant, World } from "../world.ts";

/** What hangs in the air or the water moves up and down. */
export function bobOf(subject: Subject, { seconds }: Instant, height: number, phase: number): number {
  return Math.sin(seconds * 1.1 + phase) * height * (subject.action === "drift" ? 0.09 : 0.05);
}

/** What leaps out of the water: up and down again, twice in a take. */
export function leapOf({ kind, action }: Subject, { time }: Instant, height: number): number {
  return cast[kind].place === "under" && action === "jump" ? Math.abs(Math.sin(time * Math.PI * 2)) * height * 0.8 : 0;
}

/** Boats ride the swell. */
export function rideOf(world: World, place: string, { seconds }: Instant, depth: number): number {
  return place === "water" ? Math.sin(seconds * 1.1 + depth) * world.stage.unit * 0.006 : 0;
}
