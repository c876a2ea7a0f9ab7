import { z } from "zod";
import type { CatalogueModel } from "../adapter.ts";
import type { ModelLimits } from "../model.ts";
import { runwayModels } from "./catalogue.ts";

const count = z.int().min(1).optional().catch(undefined);
const ModelTier = z.looseObject({ maxConcurrentGenerations: count, maxDailyGenerations: count }).catch({});

/** What an organization may do now: limits of each model it has. `null` there is no limit. */
export const Organization = z.looseObject({
  tier: z.looseObject({ models: z.record(z.string(), ModelTier) }),
});

const day = 24 * 60 * 60;

/** The known models that the organization has, with its limits on them. */
export function limited({ tier }: z.output<typeof Organization>): readonly CatalogueModel[] {
  return runwayModels.flatMap((model) => {
    const found = Object.hasOwn(tier.models, model.id) ? tier.models[model.id] : undefined;
    return found ? [{ ...model, limits: limitsOf(found) }] : [];
  });
}

function limitsOf(tier: z.output<typeof ModelTier>): ModelLimits {
  const { maxConcurrentGenerations: concurrency, maxDailyGenerations: daily } = tier;
  return {
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(daily === undefined ? {} : { requests: [{ max: daily, perSeconds: day }] }),
  };
}
