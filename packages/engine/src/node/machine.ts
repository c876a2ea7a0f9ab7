import { availableParallelism } from "node:os";
import type { Lanes } from "../host.ts";
import { createLane, type Lane, type LaneLimits } from "../run/lanes/lane.ts";
import { createLanes } from "../run/lanes.ts";
import { systemClock } from "./clock.ts";
import { MediaPool } from "./media/pool.ts";

/** What all runs of a process share, whoever they are for: its processors, its media processes, and the lanes to vendors. */
export interface Machine {
  /** How many media jobs run at a time. */
  readonly places: number;
  readonly media: MediaPool;
  /** Places for work on this machine, and for language models. */
  readonly lanes: Lanes;
  /** The lane to a vendor's model; made at the first use. Other limits are another lane. */
  vendorLane(name: string, limits: LaneLimits): Lane;
  /** All lanes to vendors, by name, for views. */
  readonly vendorLanes: ReadonlyMap<string, Lane>;
  close(): Promise<void>;
}

/** Places of the lane for language models. */
const writers = 8;

/** `places`: how many media jobs run at a time; default: one for each processor. No process starts before it is needed. */
export function openMachine(places = Math.max(1, availableParallelism())): Machine {
  const vendorLanes = new Map<string, Lane>();
  const time = { now: () => systemClock.monotonic(), sleep: systemClock.sleep };
  const media = new MediaPool({ workers: places });
  return {
    places,
    media,
    lanes: createLanes((lane) => (lane === "llm" ? writers : places)),
    vendorLanes,
    vendorLane(name, limits) {
      const key = `${name} ${JSON.stringify(limits)}`;
      const known = vendorLanes.get(key);
      if (known) return known;
      const lane = createLane(limits, time);
      vendorLanes.set(key, lane);
      return lane;
    },
    close: () => media.close(),
  };
}
