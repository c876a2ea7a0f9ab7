import { formatText, readPipeline, ReelgraphError, toProblem, type Problem } from "@reelgraph/engine";
import { readText } from "@reelgraph/engine/node";
import { exitFor, exits } from "../exits.ts";
import type { Action } from "../command.ts";
import { pipelineFile } from "../open.ts";
import { shortPath } from "../report/problems.ts";
import { showProblems } from "../report/report.ts";
import { writeWhole } from "../write-whole.ts";

/** `reelgraph fmt FILE…`: prints the files that it changed, or would change with --check. */
export const fmt: Action = async (given, shell) => {
  const wrong: Problem[] = [];
  let changed = 0;
  for (const word of given.words) {
    const file = pipelineFile(word, shell.folder);
    try {
      const text = readText(file);
      expectJson(text, file);
      const formatted = formatText(text);
      if (formatted === text) continue;
      changed += 1;
      if (!given.has("check")) await writeWhole(file, formatted, shell);
      shell.out.line(shortPath(file, shell.folder));
    } catch (thrown) {
      wrong.push(...(thrown instanceof ReelgraphError ? thrown.problems : [toProblem(thrown)]));
    }
  }
  showProblems(wrong, shell.err, shell);
  if (wrong.length > 0) return exitFor(wrong, exits.invalid);
  return given.has("check") && changed > 0 ? exits.failed : exits.ok;
};

/** Formatting leaves what is no JSON as it is; a person wants to hear of it. */
function expectJson(text: string, file: string): void {
  const { pipeline, problems } = readPipeline(text);
  if (!pipeline) throw new ReelgraphError(problems.map((problem) => ({ ...problem, file })));
}
