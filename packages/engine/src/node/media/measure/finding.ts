import type { ProxyScore } from "../../../host.ts";

/** One thing that a mark suffers from. */
export interface Finding {
  /** Share of the mark that it costs, 0 to 1. */
  readonly cost: number;
  /** A sentence for people. */
  readonly reason: string;
}

/** Costs below this are not worth a sentence. */
const WORTH_SAYING = 0.04;

/** A mark from 10 down: what each finding leaves is multiplied. Reasons come with the worst first. */
export function mark(
  findings: readonly Finding[],
  { flawless, confidence, notes = [] }: { flawless: string; confidence: number; notes?: readonly string[] },
): ProxyScore {
  const left = findings.reduce((share, finding) => share * (1 - finding.cost), 1);
  const said = findings.filter(({ cost }) => cost >= WORTH_SAYING).toSorted((a, b) => b.cost - a.cost);
  const reasons = said.length === 0 ? [flawless] : said.map(({ reason }) => reason);
  return { score: Math.round(left * 1000) / 100, reasons: [...reasons, ...notes], by: ["measured"], confidence };
}

/** "Not judged", and why. */
export function unjudged(reason: string): ProxyScore {
  return { score: null, reasons: [reason], by: [], confidence: 0 };
}

/** A share as people write it. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Seconds as people write them. */
export function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}
