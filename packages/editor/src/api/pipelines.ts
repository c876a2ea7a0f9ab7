import type { PipelineInfo, PipelineText, PipelineVersion } from "@reelgraph/server/wire";
import { ask } from "./client.ts";

export type { PipelineInfo };

export const listPipelines = (signal: AbortSignal) => ask<readonly PipelineInfo[]>("/api/pipelines", { signal });

export const readPipelineFile = (file: string, signal: AbortSignal) =>
  ask<PipelineText>("/api/pipeline", { query: { file }, signal });

/** Throws `ApiError` 409 when somebody else saved since `revision`. */
export const savePipeline = (file: string, text: string, revision: string | null) =>
  ask<PipelineInfo>("/api/pipeline", { method: "PUT", query: { file }, body: { text, revision } });

/** Earlier texts of a file, the newest first. */
export const listVersions = (file: string, signal: AbortSignal) =>
  ask<readonly PipelineVersion[]>("/api/pipeline/versions", { query: { file }, signal });

export const readVersion = (file: string, revision: string) =>
  ask<{ readonly text: string }>(`/api/pipeline/versions/${revision}`, { query: { file } });
