/** A job as far as its duration depends on it. */
export interface JobSize {
  readonly model: string;
  /** Length of the clip. */
  readonly seconds: number;
  /** Pixels of a frame; 0 where unknown. */
  readonly size: number;
}

export interface PastJob extends JobSize {
  /** Seconds from submission to the end. */
  readonly took: number;
}

/** Recent jobs tell more than old ones. */
const recent = 50;

/**
 * How long jobs will take, in seconds, from earlier ones in order of time: the median of the model's recent jobs, scaled
 * by the length of the clip and its pixels as steeply as that model's own times grow. Undefined without jobs of the model.
 */
export function fitDurations(history: readonly PastJob[]): (job: JobSize) => number | undefined {
  const fits = new Map<string, (job: JobSize) => number>();
  for (const [model, jobs] of Map.groupBy(history, ({ model }) => model)) {
    const own = jobs.filter(({ took }) => Number.isFinite(took) && took > 0).slice(-recent);
    if (own.length > 0) fits.set(model, fit(own));
  }
  return (job) => fits.get(job.model)?.(job);
}

/** One prediction; `fitDurations` is the better choice for many. */
export function predictSeconds(history: readonly PastJob[], job: JobSize): number | undefined {
  return fitDurations(history)(job);
}

function fit(jobs: readonly PastJob[]): (job: JobSize) => number {
  const sized = jobs.filter((past) => effort(past) > 0);
  const slope = slopeOf(sized);
  const plain = median(jobs.map(({ took }) => took));
  if (sized.length === 0) return () => plain;
  const perEffort = median(sized.map((past) => past.took / effort(past) ** slope));
  return (job) => (effort(job) > 0 ? perEffort * effort(job) ** slope : plain);
}

/** Work grows with seconds and pixels. */
function effort({ seconds, size }: JobSize): number {
  return seconds > 0 ? seconds * (size > 0 ? size : usual) : 0;
}
/** 1280 × 720, where the size of a frame is unknown. */
const usual = 921_600;

/** How steeply time grows with effort: the slope of Theil and Sen, a median that outliers don't move, between 0 and 1.5. */
function slopeOf(jobs: readonly PastJob[]): number {
  const slopes: number[] = [];
  jobs.forEach((a, place) => {
    for (const b of jobs.slice(place + 1)) {
      const apart = Math.log(effort(b) / effort(a));
      if (Math.abs(apart) > 0.1) slopes.push(Math.log(b.took / a.took) / apart);
    }
  });
  return slopes.length < 3 ? 1 : Math.min(1.5, Math.max(0, median(slopes)));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}
