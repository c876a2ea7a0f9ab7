import type { PipelineInfo, PipelineText, PipelineVersion } from "@reelgraph/server/wire";
import { queryOptions } from "@tanstack/react-query";
import { ask, askedAhead, send } from "./client.ts";

export type { PipelineInfo };

export const listPipelines = (signal: AbortSignal) => ask<readonly PipelineInfo[]>("/api/pipelines", { signal });

/** The file that is opened. It is read once for each time that it is; what becomes of it then, the document knows. */
export const pipelineToOpen = (file: string) =>
  queryOptions({
    queryKey: ["pipeline", file],
    queryFn: ({ signal }) => readPipelineFile(file, signal),
    initialData: () => askedAhead<PipelineText>("/api/pipeline", { file }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const readPipelineFile = (file: string, signal: AbortSignal) =>
  ask<PipelineText>("/api/pipeline", { query: { file }, signal });

/** Another file than the one that is open. */
export const readOther = (file: string, signal: AbortSignal) =>
  ask<PipelineText>("/api/pipeline", { query: { file }, signal });

/** Throws `ApiError` 409 when somebody else saved since `revision`. */
export const savePipeline = (file: string, text: string, revision: string | null) =>
  ask<PipelineInfo>("/api/pipeline", { method: "PUT", query: { file }, body: { text, revision } });

/** Earlier texts of a file, the newest first. */
export const listVersions = (file: string, signal: AbortSignal) =>
  ask<readonly PipelineVersion[]>("/api/pipeline/versions", { query: { file }, signal });

export const readVersion = (file: string, revision: string) =>
  ask<{ readonly text: string }>(`/api/pipeline/versions/${revision}`, { query: { file } });

/** Puts a file beside a pipeline, for its nodes to read. Gives the path by which they name it. */
export async function addMedia(pipeline: string, file: File): Promise<string> {
  const response = await send("/api/pipeline/media", {
    method: "POST",
    query: { file: pipeline, name: file.name },
    bytes: file,
  });
  return ((await response.json()) as { file: string }).file;
}
