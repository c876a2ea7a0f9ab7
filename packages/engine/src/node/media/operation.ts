/** What an operation gets besides its request. It runs in the media process; only paths and JSON cross the border. */
export interface OperationContext {
  /** Where to write the result, when there is one. The caller hashes, moves and removes it. */
  readonly out: string;
  progress(fraction: number): void;
}

/** One thing that the media process can do. Cancelling kills the process, so operations need no signal. */
export type Operation<Request, Result> = (request: Request, context: OperationContext) => Promise<Result>;
