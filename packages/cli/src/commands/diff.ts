import { describeChange, diffPipelines, readPipeline, ReelgraphError, type Pipeline } from "@reelgraph/engine";
import { readText } from "@reelgraph/engine/node";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { pipelineFile } from "../open.ts";
import { count } from "../terminal/units.ts";
import { oneLine } from "../terminal/width.ts";

/** `reelgraph diff A B`: what changed in meaning, a line each; layout is only counted. */
export const diff: Action = async (given, shell) => {
  const [before, after] = given.words.map((word) => read(pipelineFile(word, shell.folder)));
  if (!before || !after) return exits.invalid;
  const { changes, moves } = diffPipelines(before, after);
  if (given.has("json")) shell.out.line(JSON.stringify({ changes, moves }));
  else {
    for (const change of changes) shell.out.line(oneLine(describeChange(change)));
    if (moves.length > 0) shell.out.line(`${count(moves.length, "node")} moved`);
  }
  return exits.ok;
};

/** Unknown node types are no hindrance; what is no pipeline is. */
function read(file: string): Pipeline {
  const { pipeline, problems } = readPipeline(readText(file));
  if (!pipeline) throw new ReelgraphError(problems.map((problem) => ({ ...problem, file })));
  return pipeline;
}
