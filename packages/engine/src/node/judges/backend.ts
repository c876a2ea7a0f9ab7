import type { Judgement, Job, JudgeRequest } from "../../host.ts";
import type { TokenUsage } from "../../tokens.ts";
import type { Sight } from "./material.ts";

/** What a backend is told of its configuration. */
export interface BackendConfig {
  readonly model: string;
  readonly key: string | undefined;
  readonly frames: number;
}

/** An answer as it was understood: judgements in the criteria's order, or what is wrong with it. */
export type Reading = { readonly value: readonly Judgement[] } | { readonly wrong: string };

/** One question in a vendor's dialect. */
export interface Wire {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body; for the second try with what was wrong with the first answer. */
  body(wrong: string | undefined): unknown;
  read(reply: unknown): Reading;
  usage(reply: unknown): TokenUsage | undefined;
}

/** A dialect for asking a model about a clip. */
export interface Backend {
  prepare(request: JudgeRequest, config: BackendConfig, sight: Sight, job: Job): Promise<Wire>;
}

/** Nothing but the key goes into a header, and never into an address. */
export function bearer(key: string | undefined): Readonly<Record<string, string>> {
  return key === undefined ? {} : { authorization: `Bearer ${key}` };
}

/** The model declined: that is an answer, and nothing was judged. */
export function declined(criteria: number, reason: string): Reading {
  return { value: Array.from({ length: criteria }, () => ({ score: null, confidence: 0, reason })) };
}

/** What a judge is told before its second and last try. */
export function again(wrong: string): string {
  return `An earlier answer could not be used: ${wrong}. Answer with the JSON object that was asked for and nothing else.`;
}
