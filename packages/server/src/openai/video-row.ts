import { z } from "zod";
import type { Json } from "@reelgraph/engine";

/** What is known of a finished video: measured from its file. */
export const Finished = z.object({
  /** Name of its artifact. */
  sha256: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  seconds: z.number(),
  width: z.number(),
  height: z.number(),
});
export type Finished = z.output<typeof Finished>;

/** A video that was asked for. */
export interface VideoRow {
  readonly id: string;
  /** Whose it is. */
  readonly tenant: string;
  readonly model: string;
  /** The pipeline's file. */
  readonly file: string;
  /** What the pipeline was given; a remix begins with it. */
  readonly inputs: Readonly<Record<string, Json>>;
  /** As it was asked for, or as the pipeline has it by default; null: unknown until there is a file. */
  readonly seconds: string | null;
  readonly size: string | null;
  readonly prompt: string | null;
  /** The video that it was made from. */
  readonly source: string | null;
  /** Milliseconds since the epoch. */
  readonly created: number;
  /** Of the request; equal requests have equal ones. */
  readonly fingerprint: string;
  /** The caller's `Idempotency-Key`. */
  readonly key: string | null;
  /** Null: the run is not promised yet, so nobody was told of the video. */
  readonly run: string | null;
  /** The highest that was shown, so that it never goes back. */
  readonly progress: number;
  readonly finished: Finished | null;
}

/** A video that is completed. */
export interface FinishedRow extends VideoRow {
  readonly finished: Finished;
}
