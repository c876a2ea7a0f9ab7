import { readFile } from "node:fs/promises";
import { once } from "node:events";
import { cannotListen } from "../cannot-listen.ts";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { wholeNumber } from "../run/choices.ts";

const usualPort = "4400";

/** `reelgraph serve`: until Ctrl-C. */
export const serve: Action = async (given, shell) => {
  const port = wholeNumber("--port", given.get("port") ?? shell.env["PORT"] ?? usualPort, 0);
  const host = given.get("host");
  const server = await import("@reelgraph/server");
  const page = await readFile(new URL(import.meta.resolve("@reelgraph/editor/page")), "utf8");
  const served = await server.serve({ port, page, ...(host === undefined ? {} : { host }) }).catch((cause: unknown) => {
    throw cannotListen(port, cause);
  });
  shell.out.line(served.url);
  shell.err.line("Ctrl-C stops the server.");
  if (!shell.signal.aborted) await once(shell.signal, "abort");
  await served.close();
  return exits.ok;
};
