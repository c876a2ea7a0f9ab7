import { hash } from "node:crypto";
import type { Caps } from "../ledger/budget.ts";
import type { Lease } from "../ledger/store.ts";
import type { LaneLimits } from "../run/lanes/lane.ts";
import type { Priority } from "../run/lanes/priority.ts";
import { fitDurations } from "../run/lanes/predict.ts";
import type { Payments } from "../run/paid/payments.ts";
import { systemClock } from "./clock.ts";
import { pastJobs } from "./past-jobs.ts";
import { seedLane } from "./seed-lane.ts";
import type { Stores } from "./stores.ts";

/** The tills of a host. The lanes behind them are shared by all runs of the process. */
export interface Tills {
  /** For one run; the books must have been opened. */
  open(
    run: string,
    lease: Lease,
    caps: Caps,
    media: Payments["media"],
    priority?: Priority,
  ): Promise<Payments & { quiet(ms: number): Promise<void> }>;
}

export interface TillsOptions extends Pick<Payments, "moderation" | "nudges"> {
  readonly stores: Stores;
  /** Whose accounts: the same vendor's names in two configurations may be two accounts. */
  readonly owner: string;
  limitsOf(model: string): LaneLimits;
}

export function createTills({ stores, owner, limitsOf, moderation, nudges }: TillsOptions): Tills {
  const { machine, journal, answered, seeded } = stores;
  return {
    async open(run, lease, caps, media, priority) {
      const books = await journal.ledger.books();
      let durations: ReturnType<typeof fitDurations> | undefined;
      const predict: Payments["predict"] = (model, seconds, size) =>
        (durations ??= fitDurations(pastJobs(books)))({ model, seconds, size });
      let turns = 0;
      const kept = new Set<Promise<unknown>>();
      const calls = { reserved: 0 };
      return {
        run,
        house: stores.house,
        priority,
        lease,
        calls,
        moderation,
        nudges,
        caps: {
          ...caps,
          get held() {
            return calls.reserved;
          },
        },
        media,
        answered,
        ledger: journal.ledger,
        leases: journal.leases,
        clock: systemClock,
        sha256: (text) => hash("sha256", text),
        random: Math.random,
        turn: () => turns++,
        predict,
        laneOf(vendor, model) {
          const limits = limitsOf(model);
          const own = machine.vendorLane(`${owner} ${model}`, limits);
          const shared = stores.shareLane?.(model, limits, own);
          if (shared) return shared;
          if (!seeded.has(own)) {
            seeded.add(own);
            seedLane(own, model, { ledger: journal.ledger, predict }, books);
          }
          return own;
        },
        keep(work) {
          const one: Promise<unknown> = work.catch(() => undefined).finally(() => kept.delete(one));
          kept.add(one);
        },
        async quiet(ms) {
          const done = new AbortController();
          const late = systemClock.sleep(ms, done.signal).catch(() => undefined);
          await Promise.race([Promise.all(kept), late]);
          done.abort();
        },
      };
    },
  };
}
