import { ReelgraphError, type Problem } from "@reelgraph/engine";

/** Thrown when the same request may succeed later. Nothing was begun. */
export class TryAgain extends ReelgraphError {
  /** When, in seconds from now. */
  readonly seconds: number;

  constructor(code: string, message: string, seconds: number) {
    const problem: Problem = { code, at: "", message, hint: `try again in ${seconds} s` };
    super(problem);
    this.seconds = seconds;
  }
}
