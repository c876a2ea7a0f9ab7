import { resolve } from "node:path";
import type { Action } from "../command.ts";
import { withRuns } from "../open-runs.ts";
import { withSession } from "../open.ts";
import { readSpending } from "../run/choices.ts";
import { perform } from "./run.ts";

/** `reelgraph resume RUN`. */
export const resume: Action = async (given, shell) => {
  const id = given.words[0] ?? "";
  const { asked } = await withRuns(given, shell, (runs) => runs.show(id));
  const use = { file: asked.file, texts: asked.texts };
  return withSession(use, given, shell, (session) => {
    const chosen = given.get("out");
    const out =
      chosen === undefined ? (asked.out ?? resolve(session.project.folder, "out")) : resolve(shell.folder, chosen);
    const spending = readSpending(given);
    return perform(session, given, shell, out, (hooks) =>
      session.resume(id, asked, { ...spending, newRules: given.has("new-rules"), ...hooks }),
    );
  });
};
