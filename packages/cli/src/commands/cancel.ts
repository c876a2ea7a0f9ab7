import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { withRuns } from "../open-runs.ts";
import { oneLine } from "../terminal/width.ts";

const words = {
  cancelled: "cancelled at the vendor",
  too_late: "too late to cancel: it goes on at the vendor and is billed",
  unsupported: "this vendor can't cancel: it goes on there and is billed",
  unreachable: "the vendor can't be asked: it may go on there and be billed; cancel the run once more",
  not_configured: "the configuration has this vendor no more: it goes on there and is billed",
};

/** `reelgraph cancel RUN`. */
export const cancel: Action = (given, shell) =>
  withRuns(given, shell, async (runs) => {
    const id = given.words[0] ?? "";
    const jobs = await runs.cancel(id, shell.signal);
    const exit = jobs.some(({ outcome }) => outcome === "unreachable") ? exits.failed : exits.ok;
    if (given.has("json")) {
      shell.out.line(
        JSON.stringify({
          id,
          state: "cancelled",
          jobs: jobs.map(({ job, outcome }) => ({ place: job.place, job: job.ref?.id, outcome })),
        }),
      );
      return exit;
    }
    for (const { job, outcome, why } of jobs) {
      const about = why === undefined ? job.ref?.id : `${job.ref?.id}; ${why}`;
      shell.err.line(oneLine(`${job.place}: ${words[outcome]} (${about})`));
    }
    shell.err.line(`${id} is cancelled. What is finished stays in the cache.`);
    return exit;
  });
