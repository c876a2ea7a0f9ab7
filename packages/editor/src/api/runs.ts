import { useQuery } from "@tanstack/react-query";
import type { RunOutput, RunSource, RunSummary, RunUnit, RunView } from "@reelgraph/server/wire";
import { ask } from "./client.ts";

const most = 500;
/** A run that is over tells the same for ever. */
const settled = new Set(["succeeded", "failed", "cancelled"]);

export const listRuns = (signal: AbortSignal) =>
  ask<readonly RunSummary[]>("/api/runs", { query: { limit: most }, signal });

/** What a run began with. */
export const readSource = (id: string, signal?: AbortSignal) =>
  ask<RunSource>(`/api/runs/${id}/pipeline`, signal ? { signal } : {});

/** The newest runs of the server, of all its pipelines; looked at anew while any of them goes. */
export const useRuns = () =>
  useQuery({
    queryKey: ["runs"],
    staleTime: 0,
    queryFn: ({ signal }) => listRuns(signal),
    refetchInterval: ({ state }) => (state.data?.some((run) => !settled.has(run.state)) ? 3000 : false),
  });

export const useRunView = (id: string) =>
  useQuery({
    queryKey: ["run", id],
    staleTime: 0,
    queryFn: ({ signal }) => ask<RunView>(`/api/runs/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && !settled.has(state.data.state) ? 3000 : false),
  });

export const useSource = (id: string | undefined) =>
  useQuery({
    queryKey: ["run-source", id],
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => readSource(id ?? "", signal),
  });

/** All units of a run, with what they gave and the addresses of that. */
export const useUnits = (id: string) =>
  useQuery({
    queryKey: ["run-units", id],
    staleTime: 0,
    queryFn: ({ signal }) => ask<readonly RunUnit[]>(`/api/runs/${id}/units`, { signal }),
  });

export const useOutputs = (id: string | undefined, over: boolean) =>
  useQuery({
    queryKey: ["run-outputs", id, over],
    enabled: id !== undefined && over,
    queryFn: ({ signal }) => ask<readonly RunOutput[]>(`/api/runs/${id}/outputs`, { signal }),
  });
