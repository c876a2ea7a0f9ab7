import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { failure } from "@reelgraph/engine";
import { configName, openWorkspace } from "@reelgraph/engine/node";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { shortPath } from "../report/problems.ts";
import { writeWhole } from "../write-whole.ts";
import { schemaText } from "./schema.ts";
import { shellWord } from "../terminal/shell-word.ts";

const pipeline = `{
  "$schema": "./reelgraph.schema.json",
  "reelgraph": 1,
  "name": "My first film",
  "inputs": {
    "idea": { "type": "text", "default": "a lighthouse on a cliff at dusk, waves below" },
    "styles": { "type": "list<text>", "default": ["watercolour", "noir"] }
  },
  "nodes": {
    "expand": { "use": "expand", "with": { "idea": "$inputs.idea" } },
    "style": { "use": "styles", "with": { "prompt": "$expand.prompt", "styles": "$inputs.styles" } },
    "clip": { "use": "generate", "with": { "prompt": "$style.prompt", "seconds": 2, "size": "640x360" } },
    "film": { "use": "concat", "with": { "clips": "$clip.video", "transition": "crossfade" } }
  },
  "outputs": { "film": "$film.video", "clips": "$clip.video" }
}
`;

const config = `{
  "defaults": { "model": "sketch" }
}
`;

const ignored = `.reelgraph/
out/
.env
`;

/** `reelgraph init [DIR]`: never touches a file that is there. */
export const init: Action = async (given, shell) => {
  const folder = resolve(shell.folder, given.words[0] ?? ".");
  const main = join(folder, "pipeline.json");
  if (existsSync(main)) {
    throw failure("already-there", `There is a pipeline in ${shortPath(folder, shell.folder)} already`, {
      hint: "reelgraph init DIR",
    });
  }
  const files = { "pipeline.json": pipeline, [configName]: config, ".gitignore": ignored };
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    if (existsSync(path)) continue;
    await writeWhole(path, text, shell);
    shell.out.line(shortPath(path, shell.folder));
  }
  const schema = join(folder, "reelgraph.schema.json");
  await writeWhole(schema, await schemaText(await openWorkspace({ folder, env: shell.env })), shell);
  shell.out.line(shortPath(schema, shell.folder));
  shell.err.line(`Now: ${shell.err.style.cyan(`reelgraph run ${shellWord(shortPath(main, shell.folder))}`)}`);
  return exits.ok;
};
