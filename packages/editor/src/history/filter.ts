import type { RunStatus, RunSummary } from "@reelgraph/server/wire";

export interface RunFilter {
  /** Only of this file; "" all. */
  readonly pipeline: string;
  readonly state: RunStatus | "";
  /** Anything that stands in its file's name or its id. */
  readonly find: string;
}

/** The runs that somebody looks for, in the order in which they are given. */
export function filterRuns(runs: readonly RunSummary[], { pipeline, state, find }: RunFilter): readonly RunSummary[] {
  const wanted = find.trim().toLowerCase();
  return runs.filter(
    (run) =>
      (pipeline === "" || run.pipeline === pipeline) &&
      (state === "" || run.state === state) &&
      (wanted === "" || `${run.pipeline} ${run.id}`.toLowerCase().includes(wanted)),
  );
}
