import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { withRuns } from "../open-runs.ts";

/** `reelgraph pause RUN`. */
export const pause: Action = (given, shell) =>
  withRuns(given, shell, async (runs) => {
    const id = given.words[0] ?? "";
    await runs.pause(id);
    shell.err.line(`Nothing new of ${id} starts; what goes is let finish. \`reelgraph resume ${id}\` goes on.`);
    return exits.ok;
  });
