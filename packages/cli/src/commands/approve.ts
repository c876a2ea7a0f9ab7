import { userInfo } from "node:os";
import type { Action, Arguments } from "../command.ts";
import { exits } from "../exits.ts";
import { withRuns } from "../open-runs.ts";

/** `reelgraph approve RUN UNIT`. */
export const approve: Action = (given, shell) =>
  withRuns(given, shell, async (runs) => {
    const [run = "", unit = ""] = given.words;
    const answer = await runs.answer(run, unit, { approved: !given.has("no"), ...whoOf(given) }, shell.signal);
    if (given.has("json")) shell.out.line(JSON.stringify(answer));
    else {
      shell.err.line(`${unit}: ${given.has("no") ? "declined" : "approved"} by ${answer.by}`);
      shell.err.line(`Go on with: reelgraph resume ${run}`);
    }
    return exits.ok;
  });

/** Who answers, and what they add. */
export function whoOf(given: Arguments): { by: string; note?: string } {
  const note = given.get("note");
  return { by: given.get("by") ?? userInfo().username, ...(note === undefined ? {} : { note }) };
}
