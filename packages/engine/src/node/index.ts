export { configName, loadConfig, type Config, type FoundConfig } from "./config.ts";
export { openHistory, type History, type RunRecord } from "./history.ts";
export { openHost, type NodeHost } from "./host.ts";
export { openProject, readText, type Project } from "./project.ts";
export { ExecutionSession, stateFolder, type PlanWithReasons, type RunChoices, type SessionOptions, type StartOptions } from "./session.ts";
