import { existsSync } from "node:fs";
import { stateFiles, type RunRecord } from "@reelgraph/engine/node";
import { badUsage } from "../arguments.ts";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { openHere } from "../open.ts";
import { withRuns } from "../open-runs.ts";
import { wholeNumber } from "../run/choices.ts";
import { runDetails, runJson, stateCell } from "../run/run-details.ts";
import type { Channel } from "../shell.ts";
import { table, tableWidth } from "../terminal/table.ts";
import { duration, usd } from "../terminal/units.ts";
import { oneLine } from "../terminal/width.ts";

const usual = "20";

/** `reelgraph runs` and `reelgraph runs show RUN`. */
export const runs: Action = async (given, shell) => {
  const [what, run, ...rest] = given.words;
  if (what !== undefined) {
    if (what !== "show" || run === undefined || rest.length > 0) {
      const said = given.words.join(" ");
      throw badUsage(said === "show" ? "runs show needs RUN" : `There is no "runs ${said}"`, {
        expected: "reelgraph runs, or reelgraph runs show RUN",
        ...(what.startsWith("run-") ? { hint: `reelgraph runs show ${what}` } : {}),
      });
    }
    const details = await withRuns(given, shell, (control) => control.show(run));
    if (given.has("json")) shell.out.line(JSON.stringify(runJson(details)));
    else for (const line of runDetails(details, shell.out, Date.now())) shell.out.line(line);
    return exits.ok;
  }
  const limit = wholeNumber("--limit", given.get("limit") ?? usual, 1);
  const { stateFolder } = await openHere(given, shell);
  const known = existsSync(stateFiles(stateFolder).journal);
  const found = known ? await withRuns(given, shell, async (control) => control.list(limit)) : [];
  if (given.has("json")) shell.out.line(JSON.stringify(found));
  else if (found.length > 0) for (const line of lines(found, shell.out)) shell.out.line(line);
  else shell.err.line(`No runs are recorded in ${stateFolder}.`);
  return exits.ok;
};

function lines(found: readonly RunRecord[], channel: Channel): string[] {
  const { style } = channel;
  const rows = found.map(({ id, pipeline, state, started, seconds, spent }) => [
    { text: id, paint: style.bold },
    stateCell(state, style),
    oneLine(pipeline),
    new Date(started).toLocaleString("sv-SE"),
    seconds === undefined ? "" : duration(seconds),
    spent > 0 ? usd(spent) : "",
  ]);
  const columns = [{}, {}, { gives: true }, {}, { side: "start" }, { side: "start" }] as const;
  return table(columns, rows, tableWidth(channel));
}
