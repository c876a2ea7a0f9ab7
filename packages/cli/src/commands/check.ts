import { ReelgraphError, toProblem, type Problem } from "@reelgraph/engine";
import type { Action, Arguments } from "../command.ts";
import { exitFor, exits } from "../exits.ts";
import { pipelineFile, withSession } from "../open.ts";
import { shortPath, tally } from "../report/problems.ts";
import { showProblems } from "../report/report.ts";
import type { Shell } from "../shell.ts";

/** `reelgraph check FILE…`: all problems of all files are the command's result. */
export const check: Action = async (given, shell) => {
  const all: Problem[] = [];
  for (const word of given.words) {
    const problems = await problemsOf(word, given, shell);
    all.push(...problems);
    if (!given.has("json") && !given.has("quiet")) show(pipelineFile(word, shell.folder), problems, shell);
  }
  const exit = exitFor(all, exits.invalid);
  const ok = all.every(isWarning);
  if (given.has("json")) shell.out.line(JSON.stringify({ ok, problems: all }));
  return ok ? exits.ok : exit;
};

async function problemsOf(word: string, given: Arguments, shell: Shell): Promise<readonly Problem[]> {
  let problems: readonly Problem[] = [];
  try {
    await withSession(word, given, shell, async (session) => {
      problems = session.problems;
      return exits.ok;
    });
  } catch (thrown) {
    // A file that can't be read must not keep the others from being checked.
    problems = thrown instanceof ReelgraphError ? thrown.problems : [toProblem(thrown)];
  }
  return problems;
}

function show(file: string, problems: readonly Problem[], shell: Shell): void {
  const { out } = shell;
  showProblems(problems, out, shell);
  const name = shortPath(file, shell.folder);
  const ok = problems.every(isWarning);
  const verdict = ok ? out.style.green("✓ ok") : out.style.red("✗");
  out.line(`${verdict} ${out.style.bold(name)}${problems.length > 0 ? `: ${tally(problems)}` : ""}`);
}

function isWarning({ severity }: Problem): boolean {
  return severity === "warning";
}
