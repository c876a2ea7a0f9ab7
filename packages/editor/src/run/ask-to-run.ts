import type { Planned } from "@reelgraph/engine";
import { ApiError, ask } from "../api/client.ts";
import type { Editor } from "../session/editor.ts";
import { neededInputs } from "./needed-inputs.ts";
import { isFree, isWithin } from "./plan-totals.ts";
import { unasked } from "./remembered.ts";
import { startRun, type Choices } from "./start.ts";

/**
 * Runs, with a look at the plan first: what is for nothing starts at once, and so does what costs no more than this
 * person wants to be asked about. Everything else opens the sheet, which tells what it costs and asks.
 */
export async function askToRun(editor: Editor, choices: Choices = {}): Promise<void> {
  const { document, plan, session } = editor;
  const sheet = () => {
    plan.setState({ asked: choices });
    session.openDialog("run.plan");
  };
  if (neededInputs(document.getState().pipeline, choices.inputs).length > 0) return sheet();
  const body = { pipeline: document.getState().file, text: document.text(), ...choices };
  try {
    const planned = await ask<Planned>("/api/plan", { method: "POST", body });
    const cap = Math.min(unasked(), document.getState().pipeline.budget?.usd ?? Infinity);
    if (!isWithin(planned, cap)) return sheet();
    await startRun(editor, isFree(planned) ? choices : { ...choices, maxCost: cap });
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    sheet();
  }
}
