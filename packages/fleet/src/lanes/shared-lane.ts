import { systemClock, type Lane, type Pass, type Want } from "@reelgraph/engine/storage";
import { tenantOf } from "../store/tenant-of.ts";
import type { Grants } from "./grants.ts";

/**
 * A lane to a vendor that the whole fleet shares: whoever has a pass of this process's own lane, which learns what nobody
 * told, also needs a grant of the fleet. In both, tenants take turns.
 */
export function shareLane(own: Lane, grants: Grants): Lane {
  return {
    async enter(want: Want): Promise<Pass> {
      const since = systemClock.monotonic();
      const pass = await own.enter(want);
      // Folders lie elsewhere on other machines.
      const house = (want.house !== undefined && tenantOf(want.house)) || "";
      try {
        return granted(pass, await grants.take({ ...want, house, since }), grants);
      } catch (thrown) {
        pass.unsent();
        throw thrown;
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
