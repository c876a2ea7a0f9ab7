import { writeFile } from "node:fs/promises";
import { ReelgraphError, type Media } from "@reelgraph/engine";
import type { RunService } from "../service/runs.ts";
import { Refusal } from "./refusal.ts";

/** Most that a look at a file may take, in ms. */
const patience = 120_000;

/**
 * Takes a file that was sent into the store and returns its name there. What it is follows from its bytes. Refuses with
 * 400 what isn't of the kind, or is damaged.
 */
export async function takeIn(
  bytes: Uint8Array,
  kind: Media["media"],
  param: string,
  { host }: RunService,
): Promise<string> {
  const wrong = (why: string) => new Refusal(400, "invalid_value", `'${param}': ${why}`, { param });
  const job = { signal: AbortSignal.timeout(patience) };
  const media = await host.media
    .importFile((path) => writeFile(path, bytes), param, job)
    .catch((thrown: unknown) => {
      throw thrown instanceof ReelgraphError ? wrong(thrown.message) : thrown;
    });
  if (media.media !== kind) throw wrong(`expected ${kind === "image" ? "an image" : "a video"}`);
  return media.sha256;
}
