import { badUsage } from "../arguments.ts";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { openFleet } from "../fleet.ts";

/** `reelgraph fleet`: how the fleet of a database stands. */
export const fleet: Action = async (given, shell) => {
  const opened = await openFleet(given, shell);
  if (!opened)
    throw badUsage("Which fleet is not said", { expected: "--database, or the variable REELGRAPH_DATABASE" });
  try {
    const { fleetStatus } = await import("@reelgraph/fleet");
    const status = await fleetStatus(opened.database);
    if (given.has("json")) {
      shell.out.line(JSON.stringify(status));
      return exits.ok;
    }
    const { queue, workers, lanes, spentToday } = status;
    shell.out.line(
      `${queue.waiting} runs wait (the first for ${Math.round(queue.oldestSeconds)} s), ${queue.going} go`,
    );
    if (queue.stranded > 0) shell.out.line(`${queue.stranded} of them wait for a newer worker than there is`);
    for (const { host, running, slots, processors, aliveSeconds, seenSecondsAgo, runs } of workers) {
      const since = `${Math.round(aliveSeconds / 60)} min old, seen ${Math.round(seenSecondsAgo)} s ago`;
      shell.out.line(`worker on ${host}: ${running} of ${slots} slots, ${processors} processors, ${since}`);
      if (runs.length > 0) shell.out.line(`  ${runs.map(({ id }) => id).join(", ")}`);
    }
    for (const { name, running, lastMinute, pausedSeconds } of lanes) {
      const paused = pausedSeconds > 0 ? `, paused for ${Math.round(pausedSeconds)} s` : "";
      shell.out.line(`${name}: ${running} jobs, ${lastMinute} requests in the last minute${paused}`);
    }
    shell.out.line(`$${spentToday.toFixed(2)} spent by today's runs`);
    return exits.ok;
  } finally {
    await opened.close();
  }
};
