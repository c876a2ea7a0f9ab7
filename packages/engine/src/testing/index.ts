export { memoryHost } from "./memory-host.ts";
export { runPipeline, type TestRun } from "./run-pipeline.ts";
