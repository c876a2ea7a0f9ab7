import type { CacheEntry } from "../host.ts";
import type { Books } from "../ledger/books.ts";
import type { Foresight } from "../plan/estimate/foresight.ts";
import type { LaneLimits } from "../plan/estimate/task.ts";
import { keyOf } from "../plan/key.ts";
import type { PlannedUnit } from "../plan/plan.ts";
import { placeOf } from "../events/run-state.ts";
import { foresee } from "../run/lanes/foresee.ts";
import type { ModelLimits } from "../models/model.ts";
import type { PastJob } from "../run/lanes/predict.ts";
import { mediaOf } from "./cache.ts";
import type { NodeHost } from "./host.ts";
import { pastJobs } from "./past-jobs.ts";

/** Seconds taken for a job where nothing is known: a vendor's, and one on this machine that is kept or not worth it. */
const assumed = { vendor: 60, kept: 5, quick: 1 };
/** Places that are looked up for how long local work took. */
const mostLookups = 200;

export interface ForesightOptions {
  readonly host: NodeHost;
  /** Name of the pipeline in the history. */
  readonly pipeline: string;
  readonly units: readonly PlannedUnit[];
  /** Absent where nothing is bought. */
  readonly books: Books | undefined;
}

/** What the ledger tells of vendors, the cache of this machine, and the configuration of lanes. */
export async function openForesight(options: ForesightOptions): Promise<Foresight> {
  const { host, units, books } = options;
  const predict = foresee([...pastJobs(books), ...(await localWork(options))]);
  const vendors = new Set(units.flatMap(({ bought }) => bought ?? []));
  const quick = new Set(units.flatMap(({ use, always }) => (always === "each time" ? [use] : [])));
  const now = host.clock.now();
  return {
    limits: (lane) =>
      vendors.has(lane) ? vendorLimits(lane, host.limitsOf(lane), books, { predict, now }) : localLimits(lane, host),
    predict(of, { seconds, pixels }) {
      const known = predict({ model: of, seconds, size: pixels });
      const guess = vendors.has(of) ? assumed.vendor : quick.has(of) ? assumed.quick : assumed.kept;
      return known ?? { min: guess, max: guess, from: 0 };
    },
  };
}

/** Limits of a vendor's lane; what was sent before counts for its windows, and what still runs holds its place. */
function vendorLimits(
  model: string,
  { concurrency, requests = [] }: ModelLimits,
  books: Books | undefined,
  { predict, now }: { predict: ReturnType<typeof foresee>; now: number },
): LaneLimits {
  const jobs = [...(books?.jobs.values() ?? [])].filter((job) => job.model === model);
  const ago = (at: number) => Math.max(0, now - at) / 1000;
  const longest = Math.max(0, ...requests.map(({ perSeconds }) => perSeconds));
  const sent = jobs.map(({ sentAt }) => ago(sentAt)).filter((seconds) => seconds < longest);
  const busy = jobs.flatMap(({ state, seconds = 0, pixels = 0, submittedAt }) => {
    if (state !== "submitted" || submittedAt === undefined) return [];
    const takes = predict({ model, seconds, size: pixels })?.max ?? assumed.vendor;
    return [Math.max(0, takes - ago(submittedAt))];
  });
  return {
    ...(concurrency === undefined ? {} : { places: concurrency }),
    windows: requests,
    sent: sent.toSorted((a, b) => b - a),
    busy,
  };
}

function localLimits(lane: string, { lanes }: NodeHost): LaneLimits {
  const places = lanes.places?.(lane);
  return places === undefined ? {} : { places };
}

/** How long work on this machine took: what is cached, and what ran before at the places that will run now. */
async function localWork({ host, pipeline, units }: ForesightOptions): Promise<readonly PastJob[]> {
  const past: PastJob[] = [];
  let lookups = 0;
  const earlier = await host.journal.history.of(pipeline);
  for (const unit of units) {
    const { use, model = use, bought, saves, clips = [], lane, state } = unit;
    if (bought !== undefined) continue;
    if (saves && saves.seconds > 0) {
      const seconds = clips.reduce((sum, clip) => sum + clip.seconds, 0);
      past.push({ model, seconds, size: clips[0]?.pixels ?? 0, took: saves.seconds });
    }
    if (lane === undefined || state === "cached" || state === "free" || lookups++ >= mostLookups) continue;
    for (const { parts } of earlier.traces(placeOf(unit), 3)) {
      // Another model's clips tell nothing.
      if (unit.model !== undefined && !parts.extra.startsWith(`${unit.model}@`)) continue;
      const entry = await host.cache.get(keyOf(parts, host.sha256));
      if (entry && entry.seconds > 0)
        past.push({ model, ...(unit.model ? sizeOf(entry) : noSize), took: entry.seconds });
    }
  }
  return past;
}

const noSize = { seconds: 0, size: 0 };

function sizeOf({ outputs }: CacheEntry): { seconds: number; size: number } {
  for (const media of Object.values(outputs).flatMap(mediaOf)) {
    if (media.media === "video") return { seconds: media.seconds, size: media.width * media.height };
  }
  return noSize;
}
