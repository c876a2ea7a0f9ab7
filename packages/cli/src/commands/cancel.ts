import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { withRuns } from "../open-runs.ts";

const words = {
  cancelled: "cancelled at the vendor",
  too_late: "too late to cancel: it goes on at the vendor and is billed",
  unsupported: "this vendor can't cancel: it goes on there and is billed",
};

/** `reelgraph cancel RUN`. */
export const cancel: Action = (given, shell) =>
  withRuns(given, shell, async (runs) => {
    const id = given.words[0] ?? "";
    const jobs = await runs.cancel(id, shell.signal);
    if (given.has("json")) {
      shell.out.line(
        JSON.stringify({
          id,
          state: "cancelled",
          jobs: jobs.map(({ job, outcome }) => ({ place: job.place, job: job.ref?.id, outcome })),
        }),
      );
      return exits.ok;
    }
    for (const { job, outcome } of jobs) shell.err.line(`${job.place}: ${words[outcome]} (${job.ref?.id})`);
    shell.err.line(`${id} is cancelled. What is finished stays in the cache.`);
    return exits.ok;
  });
