import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { ReelgraphError } from "@reelgraph/engine";
import { openSecrets, setupOf, type Workspace } from "@reelgraph/engine/node";
import { cannotListen } from "../cannot-listen.ts";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { openFleet } from "../fleet.ts";
import { openHere } from "../open.ts";
import { shipped } from "../shipped.ts";
import { showTrace } from "../report/trace.ts";
import { wholeNumber } from "../run/choices.ts";

const usualPort = "4400";
/** How long the end of a server may take, in ms. */
const endingMs = 10_000;
const secretsMs = 1000;

/** `reelgraph serve`: the pipelines of this folder, until Ctrl-C. */
export const serve: Action = async (given, shell) => {
  const port = wholeNumber("--port", given.get("port") ?? shell.env["PORT"] ?? usualPort, 0);
  const host = given.get("host");
  const origin = shell.env["REELGRAPH_ORIGIN"];
  const drain = wholeNumber("--drain", given.get("drain") ?? "0", 0) * 1000;
  const concurrency = given.get("runs");
  const server = await import("@reelgraph/server");
  const fleet = await openFleet(given, shell);
  const elsewhere = fleet && (await (await import("../fleet-workers.ts")).openWorkers(fleet));
  const workspace = await openHere(given, shell, fleet?.storage.open);
  shell.hide(secretsOf(workspace));
  shell.lastFor(drain + endingMs);
  const served = await server
    .serve({
      workspace,
      folder: shell.folder,
      port,
      assets: shipped("editor", "packages/editor/dist"),
      examples: shipped("examples"),
      fault: (thrown) => showTrace(thrown, shell),
      ...(given.has("log") ? { log: (line: string) => shell.err.line(line) } : {}),
      ...(concurrency === undefined ? {} : { concurrency: wholeNumber("--runs", concurrency, 1) }),
      ...elsewhere?.options,
      ...(host === undefined ? {} : { host }),
      ...(origin === undefined ? {} : { origin }),
    })
    .catch(async (cause: unknown) => {
      await elsewhere?.close();
      throw cause instanceof ReelgraphError ? cause : cannotListen(port, cause);
    });
  shell.out.line(served.url);
  const invite = () => shell.err.line(`Open ${served.launchUrl()} within a minute.`);
  invite();
  if (shell.listen(invite)) shell.err.line("Enter gives another address.");
  shell.err.line("Programs use the token in the state folder.");
  shell.err.line("Ctrl-C stops the server; runs that are going are taken up again when it comes back.");
  if (!shell.signal.aborted) await once(shell.signal, "abort");
  if (drain > 0) {
    served.drain();
    await setTimeout(drain);
  }
  await served.close();
  await elsewhere?.close();
  return exits.ok;
};

/** Values of the secrets that the configuration names, looked at anew every second: they may be set while it serves. */
function secretsOf(workspace: Workspace): () => readonly string[] {
  let [values, at]: [readonly string[], number] = [[], -Infinity];
  return () => {
    if (performance.now() - at < secretsMs) return values;
    at = performance.now();
    const secrets = openSecrets(workspace.found.folder, workspace.env);
    values = setupOf(workspace).secrets.flatMap(({ name, set }) => (set ? [secrets.get(name)] : []));
    return values;
  };
}
