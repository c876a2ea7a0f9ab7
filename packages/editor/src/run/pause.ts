import { ask } from "../api/client.ts";
import type { Editor } from "../session/editor.ts";

/** No new unit starts, what runs is let finish, and the run can go on later. Throws `ApiError`. */
export async function pauseRun({ run }: Editor): Promise<void> {
  const { id } = run.getState();
  if (id !== undefined) await ask(`/api/runs/${id}/pause`, { method: "POST", body: {} });
}
