import { ask } from "../../api/client.ts";
import type { Editor } from "../../session/editor.ts";

/** What a person says to a unit that asks. */
interface Reply {
  readonly unit: string;
  readonly approved: boolean;
  readonly note?: string;
}

/** Answers what a unit of the shown run asks, and follows the run as it goes on. Throws `ApiError`. */
export async function sendAnswer({ run }: Editor, reply: Reply): Promise<void> {
  const { id } = run.getState();
  if (id === undefined) return;
  const body = { answers: [reply] };
  await ask(`/api/runs/${id}/answers`, { method: "POST", body, idempotencyKey: crypto.randomUUID() });
  run.follow(id, { status: "queued" });
}
