export { failure, ReelgraphError, toProblem, type Problem } from "./errors.ts";
export type {
  Cache,
  CacheEntry,
  Host,
  Job,
  Lanes,
  LanguageModel,
  MediaTools,
  Price,
  VideoModels,
  VideoPlan,
  VideoRequest,
} from "./host.ts";
export type { Audio, Image, Item, Json, List, Media, PortValue, Score, Value, Video } from "./ports/values.ts";
export { gives, givesList, list, many, one, optional } from "./ports/port.ts";
export { defineNode, skip, type NodeContext, type NodeType } from "./nodes/define-node.ts";
export { builtin } from "./nodes/builtin.ts";
export { createRegistry, type Registry } from "./nodes/registry.ts";
export type { Pipeline } from "./pipeline/pipeline.ts";
export { readPipeline, type PipelineDocument } from "./pipeline/read.ts";
export { check, type Checked } from "./graph/check.ts";
export { compile } from "./graph/compile.ts";
export { readInputs } from "./graph/read-inputs.ts";
export { plan, type Plan, type PlannedUnit } from "./plan/plan.ts";
export { RunEvent } from "./events/run-event.ts";
export { run, type RunOptions, type RunResult } from "./run/run.ts";
export type { Output } from "./run/output.ts";
export type { Graph } from "./graph/graph.ts";
