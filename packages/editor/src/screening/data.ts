import type { Agreement, RunUnit, Take as WireTake, TakeMarks } from "@reelgraph/server/wire";
import { useQuery } from "@tanstack/react-query";
import { ask } from "../api/client.ts";
import { moment } from "../ui/duration.ts";
import { takesOf, type Source, type Take } from "./takes.ts";

const goingMs = 1000;

/** The units of a run; while it goes, asked for again and again. */
export const useUnits = (run: string | undefined, going: boolean) =>
  useQuery({
    queryKey: ["units", run],
    enabled: run !== undefined,
    refetchInterval: going ? goingMs : false,
    queryFn: ({ signal }) => ask<readonly RunUnit[]>(`/api/runs/${run}/units`, { signal }),
  });

/** What a node gave in all runs of a pipeline, each file once. */
export const useAllTakes = (pipeline: string, node: string | undefined) =>
  useQuery({
    queryKey: ["units", "all", pipeline, node],
    enabled: node !== undefined,
    queryFn: ({ signal }) => ask<readonly WireTake[]>("/api/takes", { query: { pipeline, node }, signal }),
  });

/** What people said of clips, by SHA-256. */
export const useMarks = (clips: readonly string[]) =>
  useQuery({
    queryKey: ["units", "marks", ...clips],
    enabled: clips.length > 0,
    queryFn: ({ signal }) =>
      Promise.all(clips.map((sha256) => ask<TakeMarks>(`/api/takes/${sha256}/marks`, { signal }))),
  });

export const useAgreement = () =>
  useQuery({
    queryKey: ["units", "agreement"],
    queryFn: ({ signal }) => ask<readonly Agreement[]>("/api/agreement", { signal }),
  });

/** Takes of several runs: each says of which one it is. */
export function takesOfRuns(taken: readonly WireTake[], source: Source): readonly Take[] {
  return taken.flatMap(({ run, created, unit, file }) => {
    const own = unit.outputs.filter((output) => output.file?.media.sha256 === file.media.sha256).slice(0, 1);
    const takes = takesOf([{ ...unit, outputs: own }], { id: source.id, node: source.node, count: 1 });
    return takes.map((take) => ({ ...take, id: `${run} ${file.media.sha256}`, run: moment(created) }));
  });
}
