import { systemClock, urgencyOf, type Lane, type Pass, type Want } from "@reelgraph/engine/storage";
import { tenantOf } from "../store/tenant-of.ts";
import type { Grants } from "./grants.ts";

/** Who has a pass and asks for a grant. */
interface Asking {
  readonly house: string;
  readonly urgency: number;
  /** Aborts when it is to let a more urgent one go first. */
  readonly way: AbortController;
}

const gaveWay = new Error("a more urgent one goes first");

/**
 * A lane to a vendor that the whole fleet shares: whoever has a pass of this process's own lane, which learns what nobody
 * told, also needs a grant of the fleet. In both, tenants take turns.
 */
export function shareLane(own: Lane, grants: Grants): Lane {
  const asking = new Set<Asking>();
  /** Who waits for a pass is let before the least urgent of its house that has one and no grant yet. */
  const makeWay = (house: string, urgency: number) => {
    const others = [...asking].filter((one) => one.house === house && one.urgency < urgency);
    others.toSorted((a, b) => a.urgency - b.urgency)[0]?.way.abort(gaveWay);
  };
  return {
    async enter(want: Want): Promise<Pass> {
      const since = systemClock.monotonic();
      // Folders lie elsewhere on other machines.
      const house = (want.house !== undefined && tenantOf(want.house)) || "";
      const urgency = urgencyOf(want.priority);
      const entering = own.enter(want);
      if (own.state.waiting > 0) makeWay(house, urgency);
      const way = new AbortController();
      const one = { house, urgency, way };
      for (let pass = await entering; ; pass = await own.enter(want)) {
        // Once each, so that nobody goes back for ever.
        if (!way.signal.aborted) asking.add(one);
        const signal = way.signal.aborted ? want.signal : AbortSignal.any([want.signal, way.signal]);
        try {
          return granted(pass, await grants.take({ ...want, signal, house, since }), grants);
        } catch (thrown) {
          pass.unsent();
          if (thrown !== gaveWay) throw thrown;
        } finally {
          asking.delete(one);
        }
      }
    },
    hold(job) {
      const place = own.hold(job);
      const grant = grants.hold();
      return {
        leave() {
          place.leave();
          void grant.then((id) => id !== undefined && grants.answered(id, false));
        },
      };
    },
    get state() {
      return own.state;
    },
    // The fleet's grants know what was sent before, and what runs.
    seed() {},
    over() {},
  };
}

function granted(pass: Pass, id: string, grants: Grants): Pass {
  let running = true;
  const end = (how: () => void) => {
    if (running) how();
    running = false;
  };
  return {
    accepted(hints) {
      pass.accepted(hints);
      grants.answered(id, true);
    },
    refused(hints) {
      pass.refused(hints);
      if (hints?.retryAfterMs !== undefined) grants.pause(hints.retryAfterMs);
      end(() => grants.answered(id, false));
    },
    failed() {
      pass.failed();
      end(() => grants.answered(id, false));
    },
    unsent() {
      pass.unsent();
      end(() => grants.unsent(id));
    },
    leave() {
      pass.leave();
      end(() => grants.answered(id, false));
    },
  };
}
