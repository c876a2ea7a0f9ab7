import type { Guest, Lanes } from "../host.ts";
import { Line } from "./line.ts";

/** Lanes with a fixed number of places each, first come, first served. */
export function createLanes(places: (lane: string) => number): Lanes {
  const lanes = new Map<string, Lane>();
  return {
    places: (name) => Math.max(1, places(name)),
    enter(name, guest) {
      let lane = lanes.get(name);
      if (!lane) lanes.set(name, (lane = new Lane(Math.max(1, places(name)))));
      return lane.enter(guest);
    },
    giveUp: (name, guest) => lanes.get(name)?.giveUp(guest),
  };
}

/** One object waits for each guest, the guest itself: there may be very many. */
class Lane {
  #free: number;
  readonly #line = new Line<Guest>();

  constructor(places: number) {
    this.#free = places;
  }

  enter(guest: Guest): (() => void) | undefined {
    if (this.#free > 0 && this.#line.empty) return this.#take();
    this.#line.add(guest);
    return undefined;
  }

  giveUp(guest: Guest): void {
    this.#line.leave(guest);
  }

  #take(): () => void {
    this.#free -= 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#free += 1;
      // Later: what ends at once would otherwise go one call deeper for each who waits.
      if (!this.#line.empty) queueMicrotask(this.#admit);
    };
  }

  readonly #admit = (): void => {
    const next = this.#free > 0 ? this.#line.next() : undefined;
    next?.admit(this.#take());
  };
}
