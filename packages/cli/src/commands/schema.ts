import { nodeInfo, pipelineSchema } from "@reelgraph/engine";
import { resolve } from "node:path";
import type { Workspace } from "@reelgraph/engine/node";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { openHere } from "../open.ts";
import { shortPath } from "../report/problems.ts";
import { writeWhole } from "../write-whole.ts";

/** `reelgraph schema [--out FILE]`. */
export const schema: Action = async (given, shell) => {
  const text = await schemaText(await openHere(given, shell));
  const out = given.get("out");
  if (out === undefined) shell.out.write(text);
  else {
    const path = resolve(shell.folder, out);
    await writeWhole(path, text, shell);
    shell.out.line(shortPath(path, shell.folder));
  }
  return exits.ok;
};

/** The schema of pipelines for the node types and models of a workspace. */
export async function schemaText({ types, models }: Workspace): Promise<string> {
  const infos = (await types()).all().map(nodeInfo);
  return `${JSON.stringify(pipelineSchema(infos, { models: models.map(({ id }) => id) }), null, 2)}\n`;
}
