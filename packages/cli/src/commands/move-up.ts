import { bucketArtifacts, importArtifacts, openArtifacts, type Imported } from "@reelgraph/engine/node";
import { badUsage } from "../arguments.ts";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { openFleet } from "../fleet.ts";
import { openHere } from "../open.ts";
import { bytes, count } from "../terminal/units.ts";

/** `reelgraph move-up`: takes this folder's runs, money and results along to a fleet, and its media to where they belong. */
export const moveUp: Action = async (given, shell) => {
  const workspace = await openHere(given, shell);
  const { stateFolder } = workspace;
  const bucket = await bucketArtifacts(workspace);
  const fleet = await openFleet(given, shell);
  try {
    if (fleet) {
      const { moveUp: move, sharedFolder } = await import("@reelgraph/fleet");
      const shared = (folder: string) => openArtifacts(sharedFolder(folder, fleet.artifacts));
      const moved = await move(stateFolder, fleet.database, bucket ?? shared);
      const { runs, records, results, media } = moved;
      if (given.has("json")) shell.out.line(JSON.stringify(moved));
      else {
        shell.out.line(`${runs} runs, ${records} records of money and ${results} results are there now`);
        shell.out.line(told(media));
      }
      return exits.ok;
    }
    if (!bucket) {
      throw badUsage("Where to is not said", {
        expected: '--database, or the variable REELGRAPH_DATABASE, or "storage" in the configuration',
      });
    }
    const media = await importArtifacts(stateFolder, bucket);
    shell.out.line(given.has("json") ? JSON.stringify({ media }) : told(media));
    return exits.ok;
  } finally {
    await fleet?.close();
  }
};

function told({ files, bytes: size, damaged }: Imported): string {
  const left = damaged === 0 ? "" : `; ${count(damaged, "file")} of other bytes than were stored stayed behind`;
  return `${count(files, "media file")} of ${bytes(size)} copied${left}`;
}
