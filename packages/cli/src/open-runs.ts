import { existsSync } from "node:fs";
import { failure } from "@reelgraph/engine";
import { RunControl, stateFiles } from "@reelgraph/engine/node";
import type { Arguments } from "./command.ts";
import { openHere } from "./open.ts";
import type { Shell } from "./shell.ts";

/** Opens the runs of the state folder that holds here. Looking must not make one: without any, it throws `unknown-run`. */
export async function withRuns<T>(given: Arguments, shell: Shell, use: (runs: RunControl) => Promise<T>): Promise<T> {
  const workspace = await openHere(given, shell);
  if (!existsSync(stateFiles(workspace.stateFolder).journal)) {
    throw failure("unknown-run", `No runs are recorded in ${workspace.stateFolder}`, {
      hint: "go to the pipeline's folder, or name its configuration with --config",
    });
  }
  const runs = new RunControl(workspace);
  try {
    return await use(runs);
  } finally {
    await runs.close();
  }
}
