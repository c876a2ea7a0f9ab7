import type { Cancellation } from "../cancellation.ts";
import type { Lanes } from "../host.ts";
import { Line } from "./line.ts";

interface Lane {
  free: number;
  readonly waiting: Line<() => void>;
}

/** Lanes with a fixed number of places each, first come, first served. */
export function createLanes(places: (lane: string) => number): Lanes {
  const lanes = new Map<string, Lane>();
  return {
    places: (name) => Math.max(1, places(name)),
    enter(name, cancellation) {
      let lane = lanes.get(name);
      if (!lane) lanes.set(name, (lane = { free: Math.max(1, places(name)), waiting: new Line() }));
      if (lane.free > 0) {
        lane.free -= 1;
        return once(lane);
      }
      return wait(lane, cancellation);
    },
  };
}

function once(lane: Lane): () => void {
  let left = false;
  return () => {
    if (left) return;
    left = true;
    const next = lane.waiting.next();
    if (next) next();
    else lane.free += 1;
  };
}

function wait(lane: Lane, cancellation: Cancellation): Promise<() => void> {
  const { signal } = cancellation;
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      place.who = undefined;
      reject(signal.reason);
    };
    const place = lane.waiting.add(() => {
      cancellation.leave(giveUp);
      resolve(once(lane));
    });
    cancellation.join(giveUp);
  });
}
