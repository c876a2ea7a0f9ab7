import type { Problem } from "../../errors.ts";
import type { Facts } from "./facts.ts";

/** What crosses the border to the media process: JSON only, one job at a time. */
export interface Task {
  readonly operation: string;
  readonly request: unknown;
  /** Where the result is to be written. */
  readonly out: string;
}

export type Answer =
  | { readonly progress: number }
  /** `facts` were measured from the file at `out`, where there is one. */
  | { readonly done: { readonly result?: unknown; readonly facts?: Facts } }
  | { readonly problem: Problem };

/** Exit code of a media process that used too much memory. */
export const outOfMemoryExit = 71;
