import type { PipelineInfo, PipelineText } from "@reelgraph/server/wire";
import { ask } from "./client.ts";

export type { PipelineInfo };

export const listPipelines = (signal: AbortSignal) => ask<readonly PipelineInfo[]>("/api/pipelines", { signal });

export const readPipelineFile = (file: string, signal: AbortSignal) =>
  ask<PipelineText>("/api/pipeline", { query: { file }, signal });

/** Throws `ApiError` 409 when somebody else saved since `revision`. */
export const savePipeline = (file: string, text: string, revision: string | null) =>
  ask<PipelineInfo>("/api/pipeline", { method: "PUT", query: { file }, body: { text, revision } });
