import type { Resolution } from "@reelgraph/engine/node";
import { badUsage } from "../arguments.ts";
import type { Action, Arguments } from "../command.ts";
import { exits } from "../exits.ts";
import { withRuns } from "../open-runs.ts";
import { dollars } from "../run/choices.ts";
import { jobJson } from "../run/run-details.ts";
import { usd } from "../terminal/units.ts";

/** `reelgraph resolve RUN UNIT`. */
export const resolve: Action = (given, shell) =>
  withRuns(given, shell, async (runs) => {
    const [run = "", unit = ""] = given.words;
    const jobs = await runs.resolve(run, unit, read(given), shell.signal);
    if (given.has("json")) shell.out.line(JSON.stringify(jobs.map(jobJson)));
    else {
      for (const { place, state, usd: amount } of jobs) {
        const cost = amount === undefined ? "" : `, ${usd(amount)} counted as spent`;
        const next = {
          lost: "it is sent again when the run is resumed",
          charged: "it is not sent again",
          submitted: "it is followed when the run is resumed",
        };
        shell.err.line(`${place}: ${state}${cost}; ${next[state as keyof typeof next] ?? ""}`);
      }
      shell.err.line(`Go on with: reelgraph resume ${run}`);
    }
    return exits.ok;
  });

function read(given: Arguments): Resolution {
  const job = given.get("job");
  const amount = given.get("usd");
  const chosen = [given.has("charged"), given.has("lost"), job !== undefined].filter(Boolean).length;
  if (chosen !== 1) {
    throw badUsage("What became of it is not said", {
      expected:
        "one of --charged (the vendor took the money), --lost (it never arrived), --job ID (the vendor's name of the job)",
    });
  }
  if (job !== undefined) return { job };
  if (given.has("lost")) return { as: "lost" };
  return { as: "charged", ...(amount === undefined ? {} : { usd: dollars("--usd", amount) }) };
}
