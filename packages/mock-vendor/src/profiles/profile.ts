import type { Fields } from "../http/fields.ts";
import type { Job, Moment } from "../job.ts";
import type { Problem } from "../problem.ts";

/** What the wire format of a job is made of. */
export interface Shown {
  readonly job: Job;
  readonly moment: Moment;
  /** As clients know it. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number | null;
  /** The address of this server. */
  readonly base: string;
}

/** The dialect of one server that speaks `POST /v1/videos`. */
export interface Profile {
  /** Refuses a submission for its form. */
  refuses(fields: Fields): Problem | undefined;
  /** Reads the length of a clip; `undefined`: it is not written as this server wants it. Throws nothing. */
  seconds(value: unknown, fields: Fields): number | undefined;
  /** What `seconds` should have been. */
  readonly secondsExpected: string;
  /** Used where a request names none. */
  readonly seed: number;
  show(shown: Shown): Record<string, unknown>;
  /** The body of an error. */
  problem(problem: Problem): unknown;
  /** Answer to a download that comes too early. */
  readonly early: Problem;
  /**
   * What `DELETE` does: removes finished jobs only; stops a running one, and removes it; or removes it and answers with
   * the job in the state `deleted`, while the work goes on.
   */
  readonly remove: "finished" | "stops" | "marks";
  /** Is there a `POST /v1/videos/{id}/cancel`? */
  readonly cancel: boolean;
  /** Does it edit, extend and remix? */
  readonly works?: boolean;
  /** A query parameter without which there is no list. */
  readonly listNeeds?: string;
  /** How ids look outside. `read` gives the id and, where the id tells, its owner; `undefined`: it was never one. */
  readonly ids?: {
    write(job: Job): string;
    read(id: string): { id: string; owner: string } | undefined;
  };
  /** Jobs are lost with the process; charges are not. */
  readonly forgets?: boolean;
  /** Every request gets this answer. */
  readonly retired?: Problem;
}
