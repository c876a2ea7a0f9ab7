import type { RunStarted } from "@reelgraph/server/wire";
import { ask } from "../api/client.ts";
import type { Editor } from "../session/editor.ts";

/** What a run shall do beside running the whole pipeline. */
export interface Choices {
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Only what these nodes need. */
  readonly to?: readonly string[];
  /** These nodes and all behind them again. */
  readonly from?: readonly string[];
  /** Which take of a node; 1 is the first. */
  readonly takes?: Readonly<Record<string, number>>;
  /** USD. */
  readonly maxCost?: number;
  readonly noBudget?: boolean;
  readonly unknownPrice?: "deny" | "allow";
}

/** Starts a run of what is on the screen, saved or not, and follows it. Throws `ApiError`. */
export async function startRun({ document, run, session }: Editor, choices: Choices = {}): Promise<string> {
  const { file, pipeline } = document.getState();
  const body = { pipeline: file, text: document.text(), ...choices };
  const started = await ask<RunStarted>("/api/runs", { method: "POST", body, idempotencyKey: crypto.randomUUID() });
  run.follow(started.id, { made: pipeline, status: started.state, choices });
  if (session.getState().runPanel === undefined) session.openRunPanel("timeline");
  return started.id;
}
