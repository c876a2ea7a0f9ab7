import type { Judgement } from "../host.ts";
import type { Json, Score } from "../ports/values.ts";

/** What one judge says: one judgement for each criterion, in their order. */
export interface Opinion {
  /** The judge's name, as shown. */
  readonly judge: string;
  readonly weight: number;
  readonly judgements: readonly Judgement[];
}

/** What all judges say of one criterion together. */
export interface Combined extends Score {
  readonly confidence: number;
  /** Highest less lowest score; absent where fewer than two judged. */
  readonly disagreement?: number;
  /** Where several were asked: what each of them said. */
  readonly each?: readonly (Judgement & { readonly judge: string })[];
}

/** The weighted mean over those that judged. Nobody's silence counts as a score. */
export function combined(opinions: readonly Opinion[], index: number): Combined {
  const said = opinions.map(({ judge, weight, judgements }) => ({ judge, weight, ...(judgements[index] ?? silent) }));
  const judged = said.flatMap(({ score, ...rest }) => (score === null ? [] : [{ score, ...rest }]));
  const total = judged.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (one: (typeof judged)[number]) => number) =>
    rounded(judged.reduce((sum, one) => sum + one.weight * of(one), 0) / total);
  const counts = total > 0;
  const scores = judged.map(({ score }) => score);
  const several = said.length > 1;
  return {
    score: counts ? mean(({ score }) => score) : null,
    confidence: counts ? mean(({ confidence }) => confidence) : 0,
    reasons: (counts ? judged : said).map(({ judge, reason }) => (several ? `${judge}: ${reason}` : reason)),
    by: counts ? judged.map(({ judge }) => judge) : [],
    ...(scores.length > 1 ? { disagreement: rounded(Math.max(...scores) - Math.min(...scores)) } : {}),
    ...(several
      ? { each: said.map(({ judge, score, confidence, reason }) => ({ judge, score, confidence, reason })) }
      : {}),
  };
}

const silent: Judgement = { score: null, confidence: 0, reason: "said nothing" };

/** A criterion as it stands in a verdict. */
export function verdictOf({ score, confidence, reasons, by, disagreement, each }: Combined): Json {
  return {
    score,
    confidence,
    reason: reasons.join("; "),
    judge: by.join(", ") || null,
    ...(disagreement === undefined ? {} : { disagreement }),
    ...(each ? { judges: each.map((one) => ({ ...one })) } : {}),
  };
}

/** The weighted mean of the criteria that were judged. */
export function overallOf(
  judged: readonly (readonly [string, Score])[],
  weights: Readonly<Record<string, number>>,
): Score {
  let sum = 0;
  let total = 0;
  for (const [name, { score }] of judged) {
    const weight = weights[name] ?? 1;
    if (score === null) continue;
    sum += weight * score;
    total += weight;
  }
  return {
    score: total === 0 ? null : rounded(sum / total),
    reasons: judged.map(([name, { score, reasons }]) => `${name} ${score ?? "not judged"}: ${reasons.join("; ")}`),
    by: [...new Set(judged.flatMap(([, { by }]) => by))],
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
