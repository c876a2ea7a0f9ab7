import { failure } from "../errors.ts";
import type { Adapter } from "../models/adapter.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import type { ProviderConfig } from "./config.ts";

/**
 * Refuses what an adapter can't do as a configuration says. A promise that its requests don't make use of would be relied
 * on all the same when an answer gets lost, and the job be paid twice. Throws `bad-config`.
 */
export function checkProvider(id: string, { submit, profile }: ProviderConfig, adapter: Adapter): void {
  const { use, submitClass, submitClasses = [], profiles = [] } = adapter;
  const classes = [...new Set([submitClass, ...submitClasses, "unknown" as const])];
  if (submit !== undefined && !classes.includes(submit)) {
    throw failure("bad-config", `"${use}" sends nothing by which "${id}" could be "${submit}"`, {
      at: `/providers/${id}/submit`,
      expected: classes.join(", "),
      hint: 'leave "submit" out: after a lost answer a person is asked, and nothing is sent twice',
    });
  }
  if (profile !== undefined && !profiles.includes(profile)) {
    throw failure("bad-config", `"${use}" has no profile "${profile}"`, {
      at: `/providers/${id}/profile`,
      expected: profiles.length > 0 ? profiles.join(", ") : "none",
      ...didYouMean(profile, profiles),
    });
  }
}
