import { urgencyOf } from "@reelgraph/engine/storage";
import type { Ticket } from "./request.ts";

type Waiting = Pick<Ticket, "id" | "caller" | "priority">;

/**
 * The order in which waiting runs start. The more urgent first; among equals, callers take turns, and whoever has more
 * runs going waits longer. Each caller's own runs keep their order.
 */
export function inTurns<T extends Waiting>(waiting: readonly T[], running: ReadonlyMap<string, number>): T[] {
  const counts = new Map(running);
  return waiting
    .toSorted((a, b) => urgencyOf(b.priority) - urgencyOf(a.priority))
    .map((entry) => {
      const turn = counts.get(entry.caller) ?? 0;
      counts.set(entry.caller, turn + 1);
      return { entry, turn };
    })
    .toSorted((a, b) => urgencyOf(b.entry.priority) - urgencyOf(a.entry.priority) || a.turn - b.turn)
    .map(({ entry }) => entry);
}
