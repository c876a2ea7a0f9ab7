import { existsSync } from "node:fs";
import { openHistory, stateFiles, type RunRecord } from "@reelgraph/engine/node";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { openHere } from "../open.ts";
import { wholeNumber } from "../run/choices.ts";
import type { Channel } from "../shell.ts";
import { table } from "../terminal/table.ts";
import { duration, usd } from "../terminal/units.ts";
import { oneLine } from "../terminal/width.ts";

const usual = "20";

/** `reelgraph runs`. */
export const runs: Action = async (given, shell) => {
  const limit = wholeNumber("--limit", given.get("limit") ?? usual, 1);
  const { stateFolder } = openHere(given, shell);
  const found = newest(stateFiles(stateFolder).runs, limit);
  if (given.has("json")) shell.out.line(JSON.stringify(found));
  else if (found.length > 0) for (const line of lines(found, shell.out)) shell.out.line(line);
  else shell.err.line(`No runs are recorded in ${stateFolder}.`);
  return exits.ok;
};

/** Looking must not make a state folder. */
function newest(file: string, limit: number): readonly RunRecord[] {
  if (!existsSync(file)) return [];
  const history = openHistory(file);
  try {
    return history.runs(limit);
  } finally {
    history.close();
  }
}

function lines(found: readonly RunRecord[], channel: Channel): string[] {
  const { style } = channel;
  const paints = { running: style.cyan, succeeded: style.green, failed: style.red, cancelled: style.yellow };
  const rows = found.map(({ id, pipeline, state, started, seconds, spent }) => [
    { text: id, paint: style.bold },
    { text: state, paint: paints[state] },
    oneLine(pipeline),
    new Date(started).toLocaleString("sv-SE"),
    seconds === undefined ? "" : duration(seconds),
    spent > 0 ? usd(spent) : "",
  ]);
  const columns = [{}, {}, { gives: true }, {}, { side: "start" }, { side: "start" }] as const;
  return table(columns, rows, channel.size().columns - 1);
}
