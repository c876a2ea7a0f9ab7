import { z } from "zod";
import { placeOf } from "@reelgraph/engine";
import type { RunFacts } from "./run-facts.ts";
import { givenBy } from "./unit-outputs.ts";

/** What somebody said of a clip by one criterion; `by`: the unit that judged. */
export interface CriterionScore {
  readonly criterion: string;
  /** 0 to 10; null: not judged. */
  readonly score: number | null;
  readonly reason: string;
  readonly judge: string | null;
  /** 0 to 1, where the judge says it. */
  readonly confidence?: number;
  readonly by: string;
}

const said = z.object({
  score: z.number().nullable(),
  reason: z.string(),
  judge: z.string().nullable(),
  confidence: z.number().exactOptional(),
});
const Verdict = z.record(z.string(), said);
const Overall = z.object({ score: z.number().nullable(), reasons: z.array(z.string()), by: z.array(z.string()) });

/** The scores of all clips of a run that one was judged, by the SHA-256 of the clip. Known by their shape alone. */
export function scoresOf({ state, traces }: RunFacts): ReadonlyMap<string, readonly CriterionScore[]> {
  const found = new Map<string, CriterionScore[]>();
  for (const unit of state.units.values()) {
    const by = placeOf(unit);
    const clips = clipsOf(Object.values(traces.get(by)?.parts.inputs ?? {}));
    const [clip] = clips;
    // Of several clips nobody could say which one is meant.
    if (clip === undefined || clips.length > 1) continue;
    const scores = givenBy(unit.outputs).flatMap(({ port, value }) => read(port, value, by));
    if (scores.length > 0) found.set(clip, [...(found.get(clip) ?? []), ...scores]);
  }
  return found;
}

function read(port: string, value: unknown, by: string): CriterionScore[] {
  const overall = Overall.safeParse(value).data;
  if (overall) {
    const { score, reasons, by: judges } = overall;
    return [{ criterion: port, score, reason: reasons.join("; "), judge: judges.join(", ") || null, by }];
  }
  const verdict = Verdict.safeParse(value).data ?? {};
  return Object.entries(verdict).map(([criterion, said]) => ({ criterion, ...said, by }));
}

/** The media among content ids. */
function clipsOf(ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => /^m:([0-9a-f]{64})$/.exec(id)?.[1] ?? []);
}
