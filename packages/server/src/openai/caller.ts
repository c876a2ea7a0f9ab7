import type { RunService } from "../service/runs.ts";

/** Whose videos are seen and made: found from the key of each request, never from an id. */
export interface ApiCaller {
  readonly tenant: string;
  readonly runs: RunService;
}
