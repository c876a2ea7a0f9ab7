import type { Image, Video } from "../ports/values.ts";
import type { MeteredJob } from "./meter.ts";
import type { Price } from "./price.ts";

/** A clip to be judged. The prompt and the pictures are data, never instructions. */
export interface JudgeRequest {
  readonly video: Video;
  readonly prompt?: string;
  readonly references: readonly Image[];
  /** Names of the criteria; each gets one judgement. */
  readonly criteria: readonly string[];
}

/** What a judge says of one criterion: 0 to 10, or null where it can't tell. */
export interface Judgement {
  readonly score: number | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
}

/** What the price of a judgement depends on, as far as it is known: the clip's length in seconds. */
export interface JudgePriced {
  readonly criteria: readonly string[];
  readonly prompt?: string;
  readonly seconds?: number;
}

/** A model that watches clips, configured by a person. */
export interface ClipJudge {
  /** `host/model`, as shown. */
  readonly id: string;
  /** Changes when equal clips may be judged otherwise; with the id it is part of the key. */
  readonly version: string;
  /** What one judgement costs; undefined: unknown. */
  price(asked: JudgePriced): Price | undefined;
  /** One judgement for each criterion, in their order. Throws `judge-failed`, `judge-unavailable`, `judge-auth`, `judge-request`. */
  judge(request: JudgeRequest, job: MeteredJob): Promise<readonly Judgement[]>;
}
