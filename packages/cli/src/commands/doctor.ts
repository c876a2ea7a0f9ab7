import { resolve } from "node:path";
import { examine } from "@reelgraph/engine/node";
import type { Action, Arguments } from "../command.ts";
import { exits } from "../exits.ts";
import { withSession } from "../open.ts";
import { health } from "../report/health.ts";
import type { Shell } from "../shell.ts";

/** `reelgraph doctor [FILE…]`. */
export const doctor: Action = async (given, shell) => {
  const uses = await modelsOf(given, shell);
  const { folder, env, signal } = shell;
  const config = given.get("config");
  const { secrets, ...found } = await examine(
    { folder, env, ...(config === undefined ? {} : { config: resolve(folder, config) }) },
    uses,
    signal,
  );
  shell.hide(secrets);
  if (given.has("json")) shell.out.line(JSON.stringify(found, null, 2));
  else for (const line of health(found, shell.out)) shell.out.line(line);
  return found.ok ? exits.ok : exits.configuration;
};

/** The pipelines' files by the models that they name; one that names none means the default. */
async function modelsOf(given: Arguments, shell: Shell): Promise<ReadonlyMap<string, readonly string[]>> {
  const uses = new Map<string, string[]>();
  for (const word of given.words)
    await withSession(word, given, shell, async (session) => {
      for (const model of session.models) uses.set(model, [...(uses.get(model) ?? []), word]);
      return exits.ok;
    });
  return uses;
}
