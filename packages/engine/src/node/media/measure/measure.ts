import type { Measurement } from "../../../host.ts";
import { decodeFrames } from "../decode.ts";
import type { Operation } from "../operation.ts";
import { judge } from "./judge.ts";
import { type Frame, observe } from "./observe.ts";

/** A clip to judge. */
export interface MeasureRequest {
  readonly path: string;
  /** Names the camera move that was asked for. */
  readonly prompt?: string;
  /** Length of the clip, to tell how far the work is. */
  readonly seconds?: number;
}

/** Watches a clip once and judges it by measured proxies. Throws as `decodeFrames` does. */
export const measure: Operation<MeasureRequest, Measurement> = async ({ path, prompt, seconds }, { progress }) => {
  async function* frames(): AsyncGenerator<Frame> {
    for await (const frame of decodeFrames(path, { format: "i420" })) {
      if (seconds !== undefined) progress(Math.min(1, frame.seconds / seconds));
      yield frame;
    }
  }
  return judge(await observe(frames()), prompt);
};
