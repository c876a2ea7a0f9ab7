import { ApiError, ask } from "../api/client.ts";
import type { Editor } from "../session/editor.ts";
import { askToRun } from "./ask-to-run.ts";
import { statusOf } from "./run-store.ts";

/** Goes on with the run that is shown, with more money where a new cap is given. Throws `ApiError`. */
export async function resumeRun({ run }: Editor, maxCost?: number): Promise<void> {
  const { id } = run.getState();
  if (id === undefined) return;
  const [path, body] = maxCost === undefined ? ["resume", {}] : ["budget", { maxCost }];
  await ask(`/api/runs/${id}/${path}`, { method: "POST", body, idempotencyKey: crypto.randomUUID() });
  run.follow(id, { status: "queued" });
}

/** Goes on with the run that is shown; why it can't is told. */
export const goOn = (editor: Editor): Promise<void> => told(editor, () => resumeRun(editor));

/**
 * Does again what failed. The run goes on where it was while the file is still what it runs; otherwise another run begins,
 * which finds in the cache what was finished.
 */
export async function runAgain(editor: Editor): Promise<void> {
  const state = editor.run.getState();
  const status = statusOf(state);
  const same = state.made !== undefined && state.made === editor.document.getState().pipeline;
  const resumes = same && (status === "failed" || status === "paused" || status === "interrupted");
  if (resumes) return goOn(editor);
  // What the first run might cost says nothing of another: it is planned, and asked for where it costs money.
  const { maxCost: _, ...choices } = state.choices ?? {};
  await askToRun(editor, choices);
}

/** Does something at the server; what it refuses is shown as the run's trouble. */
export async function told(editor: Editor, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    editor.run.setState({ refused: thrown.problems });
    editor.session.openRunPanel("problems");
  }
}
