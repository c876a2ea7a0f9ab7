import type { Prediction } from "../../plan/estimate/foresight.ts";
import { fitDurations, type JobSize, type PastJob } from "./predict.ts";

/** Of ten earlier jobs, the fastest and the slowest are left out of the range. */
const [low, high] = [0.1, 0.9];

/** How long jobs will take, from the least to the most, as far as earlier ones tell. Undefined without jobs of the model. */
export function foresee(history: readonly PastJob[]): (job: JobSize) => Prediction | undefined {
  const predict = fitDurations(history);
  const spreads = new Map<string, { min: number; max: number; from: number }>();
  for (const [model, jobs] of Map.groupBy(history, (past) => past.model)) {
    const ratios = jobs.flatMap((past) => {
      const predicted = predict(past);
      return predicted !== undefined && predicted > 0 && past.took > 0 ? [past.took / predicted] : [];
    });
    ratios.sort((a, b) => a - b);
    const at = (share: number) => ratios[Math.round(share * (ratios.length - 1))] ?? 1;
    spreads.set(model, { min: at(low), max: at(high), from: ratios.length });
  }
  return (job) => {
    const seconds = predict(job);
    const spread = spreads.get(job.model);
    if (seconds === undefined || !spread) return undefined;
    return { min: seconds * spread.min, max: seconds * spread.max, from: spread.from };
  };
}
