import type { RunService } from "../service/runs.ts";

/** Who sends a request, found from its key alone. */
export interface ApiCaller {
  /** Whose videos are seen and made. */
  readonly tenant: string;
  /** Whose turn it is in the queue. */
  readonly caller: string;
  /** May look and download, or also make and delete. */
  readonly may: { readonly read: boolean; readonly spend: boolean };
  /** The runs of the tenant. */
  readonly runs: RunService;
}
