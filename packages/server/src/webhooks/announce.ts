import type { Signer } from "../http/addresses.ts";
import type { StartRequest } from "../service/request.ts";
import { flatOutputs } from "../service/outputs.ts";
import type { RunService } from "../service/runs.ts";
import type { Webhooks } from "./webhooks.ts";

const linkMs = 24 * 60 * 60 * 1000;

/**
 * Tells whoever asked for it that a run is over: what became of it, and where its files are, for a day without a token.
 * Prompts and inputs are not told.
 */
export async function announce(
  id: string,
  { callbackUrl }: StartRequest,
  { runs, webhooks, access }: { readonly runs: RunService; readonly webhooks: Webhooks; readonly access: Signer },
): Promise<void> {
  if (callbackUrl === undefined) return;
  const { state, problems, outputs } = await runs.get(id);
  if (state !== "succeeded" && state !== "failed" && state !== "cancelled") return;
  const until = Date.now() + linkMs;
  const files = flatOutputs(outputs).flatMap(({ name, media }) => {
    if (!media) return [];
    const path = `/api/artifacts/${media.sha256}`;
    return { name, sha256: media.sha256, type: media.type, url: `${path}?${access.sign(path, until)}` };
  });
  const data = { id, state, files, problems: problems.map(({ code, message }) => ({ code, message })) };
  await webhooks.tell(`${id}.${state}`, callbackUrl, {
    type: `run.${state}`,
    timestamp: new Date().toISOString(),
    data,
  });
}
