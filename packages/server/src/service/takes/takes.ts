import type { Media } from "@reelgraph/engine";
import { factsOf, type FactsOptions } from "../units/run-facts.ts";
import { unitsOf, type UnitFacts } from "../units/units.ts";
import type { RunSummary } from "../run-view.ts";

/** A clip or picture that a node made, in the newest run that had it. */
export interface Taken {
  readonly run: string;
  readonly created: number;
  readonly unit: UnitFacts;
  readonly media: Media;
}

/** All that a node gave in runs, each file once: the newest run first. A run whose record is damaged gives nothing. */
export async function takesOf(node: string, runs: readonly RunSummary[], options: FactsOptions): Promise<Taken[]> {
  const found = new Map<string, Taken>();
  for (const { id, created } of runs) {
    const facts = await factsOf(id, options).catch(() => undefined);
    for (const unit of facts ? unitsOf(facts) : []) {
      if (unit.node !== node) continue;
      for (const { media } of unit.outputs) {
        if (media && !found.has(media.sha256)) found.set(media.sha256, { run: id, created, unit, media });
      }
    }
  }
  return [...found.values()];
}
