/** What is sent to the media process: JSON only, one task at a time. */
export interface Task {
  readonly operation: string;
  readonly request: unknown;
  /** Where the result is to be written. */
  readonly out: string;
}

/** Exit code of a media process that used too much memory. */
export const outOfMemoryExit = 71;
