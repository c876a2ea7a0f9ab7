import type { Measurement } from "../../../host.ts";
import { decodeFrames } from "../decode.ts";
import type { Operation } from "../operation.ts";
import { judge } from "./judge.ts";
import { observe } from "./observe.ts";

/** A clip to judge. `prompt` names the camera move that was asked for. */
export interface MeasureRequest {
  readonly path: string;
  readonly prompt?: string;
}

/** Watches a clip once and judges it by measured proxies. Throws as `decodeFrames` does. */
export const measure: Operation<MeasureRequest, Measurement> = async ({ path, prompt }) =>
  judge(await observe(decodeFrames(path, { format: "i420" })), prompt);
