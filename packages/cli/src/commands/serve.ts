import { once } from "node:events";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { ReelgraphError } from "@reelgraph/engine";
import { cannotListen } from "../cannot-listen.ts";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { openHere } from "../open.ts";
import { shipped } from "../shipped.ts";
import { showTrace } from "../report/trace.ts";
import { wholeNumber } from "../run/choices.ts";

const usualPort = "4400";

/** `reelgraph serve`: the pipelines of this folder, until Ctrl-C. */
export const serve: Action = async (given, shell) => {
  const port = wholeNumber("--port", given.get("port") ?? shell.env["PORT"] ?? usualPort, 0);
  const host = given.get("host");
  const origin = shell.env["REELGRAPH_ORIGIN"];
  const server = await import("@reelgraph/server");
  const served = await server
    .serve({
      workspace: await openHere(given, shell),
      folder: shell.folder,
      port,
      assets: dirname(fileURLToPath(import.meta.resolve("@reelgraph/editor/dist/index.html"))),
      examples: shipped("examples"),
      fault: (thrown) => showTrace(thrown, shell),
      ...(host === undefined ? {} : { host }),
      ...(origin === undefined ? {} : { origin }),
    })
    .catch((cause: unknown) => {
      throw cause instanceof ReelgraphError ? cause : cannotListen(port, cause);
    });
  shell.out.line(served.url);
  shell.err.line(`Open ${served.launchUrl()} within a minute. Programs use the token in the state folder.`);
  shell.err.line("Ctrl-C stops the server; runs that are going are taken up again when it comes back.");
  if (!shell.signal.aborted) await once(shell.signal, "abort");
  await served.close();
  return exits.ok;
};
