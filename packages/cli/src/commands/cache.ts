import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { bucketArtifacts, openArtifacts, openCache, stateFiles, type Workspace } from "@reelgraph/engine/node";
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
  const workspace = await openHere(given, shell);
  const { stateFolder } = workspace;
  const found = await look(workspace, word === "clear");
  const { out } = shell;
  const folder = shortPath(stateFolder, shell.folder);
  if (given.has("json")) out.line(JSON.stringify({ folder: stateFolder, ...found }));
  else {
    const what = `${count(found.results, "result")}, ${bytes(found.bytes)} of media`;
    out.line(word === "clear" ? `Cleared ${folder}: ${what}` : `${what} in ${folder}`);
    if (found.stored !== undefined) out.line(`${bytes(found.stored)} of media in the bucket, which stay`);
  }
  return exits.ok;
};

/**
 * How much there is, and, if wanted, away with it. Copies in output folders stay, and so do the list of runs, and what lies
 * in a bucket: others may have been told of it.
 */
async function look(workspace: Workspace, clear: boolean) {
  const files = stateFiles(workspace.stateFolder);
  const stored = await (await bucketArtifacts(workspace))?.(workspace.stateFolder).size();
  const inBucket = stored === undefined ? {} : { stored };
  // Looking must not make a state folder.
  if (!existsSync(files.cache)) return { results: 0, bytes: 0, ...inBucket };
  const folders = [files.artifacts, files.copies];
  const kept = openCache({ file: files.cache, has: () => true, report: (message) => process.emitWarning(message) });
  try {
    const sizes = await Promise.all(folders.map((folder) => openArtifacts(folder).size()));
    const found = { results: kept.count(), bytes: sizes.reduce((sum, size) => sum + size, 0), ...inBucket };
    if (clear) {
      kept.clear();
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    }
    return found;
  } finally {
    kept.close();
  }
}
