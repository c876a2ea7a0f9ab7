import { join } from "node:path";
import { badUsage } from "../arguments.ts";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { openFleet } from "../fleet.ts";
import { openHere } from "../open.ts";

/** `reelgraph move-up`: takes this folder's runs, money and results along to a fleet. */
export const moveUp: Action = async (given, shell) => {
  const { stateFolder } = await openHere(given, shell);
  const fleet = await openFleet(given, shell);
  if (!fleet) throw badUsage("Where to is not said", { expected: "--database, or the variable REELGRAPH_DATABASE" });
  try {
    const { moveUp: move } = await import("@reelgraph/fleet");
    const moved = await move(stateFolder, fleet.database, fleet.artifacts ?? join(stateFolder, "artifacts"));
    if (given.has("json")) shell.out.line(JSON.stringify(moved));
    else
      shell.out.line(
        `${moved.runs} runs, ${moved.records} records of money and ${moved.results} results are there now`,
      );
    return exits.ok;
  } finally {
    await fleet.close();
  }
};
