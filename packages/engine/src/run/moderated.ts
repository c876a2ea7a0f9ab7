import { failure } from "../errors.ts";
import type { Job, Moderation, ModerationRequest, ModerationVerdict } from "../host.ts";

/** Has something looked at, and tells the run's record of it whatever was found. Throws `moderation-not-configured`. */
export async function moderated(
  request: ModerationRequest,
  moderation: Moderation | undefined,
  job: Job,
  record: (verdict: ModerationVerdict) => void,
): Promise<ModerationVerdict> {
  if (!moderation) {
    throw failure("moderation-not-configured", "Nobody is there to look at prompts and pictures", {
      expected: '"moderation" in the configuration',
    });
  }
  const verdict = await moderation.check(request, job);
  record(verdict);
  return verdict;
}
