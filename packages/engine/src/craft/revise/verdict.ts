import { z } from "zod";
import { criteria, type Criterion } from "./policy.ts";

const Judged = z.looseObject({ score: z.number().nullable(), reason: z.string().catch("") });
const Criteria = z.record(z.string(), z.unknown());

/** A criterion that was judged, weakest first. */
export interface Weakness {
  readonly criterion: Criterion;
  readonly score: number;
  /** What the judge said of it, the worst first; empty when it said nothing. */
  readonly reason: string;
}

/**
 * The judged criteria of a verdict from `evaluate`, the weakest first, ties in the guide's order. Criteria stand at the
 * top or under `criteria`; what nobody judged, and what no policy knows, is left out. Total for any value.
 */
export function weaknessesOf(verdict: unknown): Weakness[] {
  const nested = z.looseObject({ criteria: Criteria }).safeParse(verdict);
  const record = nested.success ? nested.data.criteria : Criteria.safeParse(verdict).data;
  if (!record) return [];
  return criteria
    .flatMap((criterion) => {
      const { data } = Judged.safeParse(Object.hasOwn(record, criterion) ? record[criterion] : undefined);
      return data && data.score !== null ? [{ criterion, score: data.score, reason: data.reason }] : [];
    })
    .toSorted((a, b) => a.score - b.score);
}
