import type { Reply } from "../http/reply.ts";
import type { Fate } from "../job.ts";
import type { Problem } from "../problem.ts";

/** What a fault may do. Times in milliseconds. */
export interface Spoiling {
  readonly reply: Reply;
  /** The true answer, where there is one. */
  readonly answer: Readonly<Record<string, unknown>>;
  /** Of a download: the true clip. */
  readonly bytes: Uint8Array;
  /** How long a refusal tells to wait, and how long a slow answer takes. */
  readonly waitMs: number;
  readonly holdMs: number;
  readonly now: number;
  /** Refuses in the profile's words. */
  refuse(problem: Problem, headers?: Record<string, string>): void;
  /** Lets the job stay where it is for ever, or just before its end, and gives the answer from now on. */
  stick(): Record<string, unknown>;
}

interface Common {
  readonly name: string;
  /** One line. */
  readonly about: string;
}

/**
 * A fault of a submission. `unread`: before the body is read; `before`: the body is read and nothing happens; `after`:
 * the job exists and is charged; `fate`: all goes well, but the job won't.
 */
export type SubmitFault = Common &
  (
    | { readonly when: "unread" | "before" | "after"; spoil(spoiling: Spoiling): void | Promise<void> }
    | { readonly when: "fate"; readonly fate: Fate }
  );

/** A fault of asking after a job, or of fetching its clip. */
export type AnswerFault = Common & { spoil(spoiling: Spoiling): void | Promise<void> };
