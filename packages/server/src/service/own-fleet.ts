import { hostname } from "node:os";
import { systemClock } from "@reelgraph/engine/storage";
import type { Machine } from "@reelgraph/engine/node";
import type { Fleet } from "../wire/fleet.ts";

const dayMs = 24 * 60 * 60 * 1000;
const most = 100;

/** What of a tenant's runs operators see. */
export interface Household {
  readonly tenant: string | undefined;
  readonly going: readonly string[];
  /** When those that wait were asked for, in ms since the epoch. */
  readonly waiting: readonly number[];
  /** Spent on a day, counted from the epoch, in USD. */
  spent(day: number): Promise<number>;
}

/** A fleet of one: this process takes the runs and does them. `slots`: how many at a time. */
export async function ownFleet(
  households: readonly Household[],
  machine: Pick<Machine, "vendorLanes" | "places">,
  slots: number,
): Promise<Fleet> {
  const waiting = households.flatMap((household) => household.waiting);
  const going = households.flatMap(({ tenant, going: ids }) =>
    ids.map((id) => ({ id, ...(tenant === undefined ? {} : { tenant }) })),
  );
  const day = Math.floor(Date.now() / dayMs);
  const spent = await Promise.all(households.map((household) => household.spent(day)));
  const oldest = Math.min(...waiting);
  return {
    queue: {
      waiting: waiting.length,
      going: going.length,
      oldestSeconds: waiting.length === 0 ? 0 : Math.max(0, (Date.now() - oldest) / 1000),
      stranded: 0,
    },
    workers: [
      {
        id: `${hostname()}:${process.pid}`,
        host: hostname(),
        aliveSeconds: process.uptime(),
        seenSecondsAgo: 0,
        slots,
        running: going.length,
        processors: machine.places,
        runs: going.slice(0, most),
      },
    ],
    lanes: [...machine.vendorLanes].map(([lane, { state }]) => ({
      // The owner's account, the model, and its limits.
      name: lane.split(" ")[1] ?? lane,
      running: state.running,
      waiting: state.waiting,
      pausedSeconds: Math.max(0, ((state.pausedUntil ?? 0) - systemClock.monotonic()) / 1000),
    })),
    spentToday: spent.reduce((sum, usd) => sum + usd, 0),
  };
}
