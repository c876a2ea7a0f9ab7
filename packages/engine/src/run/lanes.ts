import type { Lanes } from "../host.ts";

interface Lane {
  free: number;
  readonly waiting: (() => void)[];
}

/** Lanes with a fixed number of places each, first come, first served. */
export function createLanes(places: (lane: string) => number): Lanes {
  const lanes = new Map<string, Lane>();
  return {
    places: (name) => Math.max(1, places(name)),
    enter(name, signal) {
      let lane = lanes.get(name);
      if (!lane) lanes.set(name, (lane = { free: Math.max(1, places(name)), waiting: [] }));
      if (lane.free > 0) {
        lane.free -= 1;
        return once(lane);
      }
      return wait(lane, signal);
    },
  };
}

function once(lane: Lane): () => void {
  let left = false;
  return () => {
    if (left) return;
    left = true;
    const next = lane.waiting.shift();
    if (next) next();
    else lane.free += 1;
  };
}

function wait(lane: Lane, signal: AbortSignal): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const turn = () => {
      signal.removeEventListener("abort", leave);
      resolve(once(lane));
    };
    const leave = () => {
      lane.waiting.splice(lane.waiting.indexOf(turn), 1);
      reject(signal.reason);
    };
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
    lane.waiting.push(turn);
  });
}
