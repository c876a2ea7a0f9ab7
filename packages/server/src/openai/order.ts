import { hash, randomBytes } from "node:crypto";
import type { ApiCaller } from "./caller.ts";
import { inputsOf, shownInput } from "./inputs-of.ts";
import { declaredInputs, type Operation, type Published } from "./published.ts";
import { fingerprintOf } from "./retries.ts";
import { takeIn } from "./take-in.ts";
import type { FinishedRow, VideoRow } from "./video-row.ts";

/** A video that somebody wants to be made. */
export interface Order {
  readonly operation: Operation;
  readonly model: string;
  readonly prompt?: string | undefined;
  readonly seconds?: string | undefined;
  readonly size?: string | undefined;
  /** A picture that was sent. */
  readonly picture?: Uint8Array | undefined;
  /** A clip that was sent, or one made here. */
  readonly clip?: Uint8Array | undefined;
  readonly source?: FinishedRow;
}

/** Equal for orders that ask the same. */
export function orderPrint({ operation, model, prompt, seconds, size, picture, clip, source }: Order): string {
  const files = [picture, clip].map((bytes) => (bytes ? hash("sha256", bytes) : null));
  const words = [operation, model, prompt, seconds, size, source?.id].map((word) => word ?? null);
  return fingerprintOf([words, files]);
}

/**
 * The row of a new video. What its source was given is kept where the pipeline declares it too. Refuses with 400 what the
 * pipeline can't take.
 */
export async function newRow(
  order: Order,
  { tenant, runs }: ApiCaller,
  published: Published,
  attempt: Pick<VideoRow, "fingerprint" | "key">,
): Promise<VideoRow> {
  const { operation, model, prompt, seconds, size, picture, clip, source } = order;
  const file = published.file(model, operation);
  const specs = declaredInputs(file);
  const own = clip ? await takeIn(clip, "video", "video", runs) : source?.finished.sha256;
  // A remix is made anew from its words, unless the pipeline wants to see what was made before.
  const video = operation === "remix" && !Object.hasOwn(specs, "video") ? undefined : own;
  const input_reference = picture && (await takeIn(picture, "image", "input_reference", runs));
  const before = Object.entries(source?.inputs ?? {}).filter(([name]) => Object.hasOwn(specs, name));
  const given = inputsOf({ prompt, seconds, size, input_reference, video }, specs);
  const inputs = { ...Object.fromEntries(before), ...given };
  return {
    id: `video_${randomBytes(16).toString("hex")}`,
    tenant,
    model,
    file,
    inputs,
    seconds: shownInput("seconds", inputs, specs),
    size: shownInput("size", inputs, specs),
    prompt: prompt ?? shownInput("prompt", inputs, specs),
    source: source?.id ?? null,
    created: Date.now(),
    ...attempt,
    run: null,
    progress: 0,
    finished: null,
  };
}
