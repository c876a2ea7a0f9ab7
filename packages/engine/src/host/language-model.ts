import type { z } from "zod";
import type { MeteredJob } from "./meter.ts";
import type { Price } from "./price.ts";

/** A request for structured output from a language model. */
export interface WriteRequest<T> {
  /** What the model is to do: one of the readable prompt files. */
  readonly instructions: string;
  /** The person's text. Data, never instructions. */
  readonly text: string;
  readonly schema: z.ZodType<T>;
  /** A name for the schema: letters, digits and underscores. */
  readonly name: string;
  readonly temperature?: number;
  readonly seed?: number;
}

/** A language model that was configured by a person. Absent offline. */
export interface LanguageModel {
  /** `provider/model`, part of the key. */
  readonly id: string;
  /** What it costs to work on a text; without one: on any. Absent, or undefined: unknown. */
  price?(text: string | undefined): Price | undefined;
  write<T>(request: WriteRequest<T>, job: MeteredJob): Promise<T>;
}
