import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { openArtifacts, openCache, stateFiles } from "@reelgraph/engine/node";
import { badUsage } from "../arguments.ts";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { openHere } from "../open.ts";
import { shortPath } from "../report/problems.ts";
import { bytes, count } from "../terminal/units.ts";

/** `reelgraph cache [clear]`. */
export const cache: Action = async (given, shell) => {
  const [word] = given.words;
  if (word !== undefined && word !== "clear")
    throw badUsage(`cache can't "${word}"`, { expected: "cache, or cache clear" });
  const { stateFolder } = await openHere(given, shell);
  const found = await look(stateFolder, word === "clear");
  const { out } = shell;
  const folder = shortPath(stateFolder, shell.folder);
  if (given.has("json")) out.line(JSON.stringify({ folder: stateFolder, ...found }));
  else {
    const what = `${count(found.results, "result")}, ${bytes(found.bytes)} of media`;
    out.line(word === "clear" ? `Cleared ${folder}: ${what}` : `${what} in ${folder}`);
  }
  return exits.ok;
};

/** How much there is, and, if wanted, away with it. Copies in output folders stay, and so does the list of runs. */
async function look(stateFolder: string, clear: boolean): Promise<{ results: number; bytes: number }> {
  const files = stateFiles(stateFolder);
  // Looking must not make a state folder.
  if (!existsSync(files.cache)) return { results: 0, bytes: 0 };
  const artifacts = openArtifacts(files.artifacts);
  const kept = openCache({
    file: files.cache,
    has: (media) => artifacts.has(media),
    report: (message) => process.emitWarning(message),
  });
  try {
    const found = { results: kept.count(), bytes: await artifacts.size() };
    if (clear) {
      kept.clear();
      await rm(files.artifacts, { recursive: true, force: true });
    }
    return found;
  } finally {
    kept.close();
  }
}
