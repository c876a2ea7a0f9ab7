export { openArtifacts } from "./artifacts.ts";
export { openCache } from "./cache.ts";
export { configName, loadConfig, type Config, type FoundConfig } from "./config.ts";
export { safeFileName } from "./file-name.ts";
export { openHistory, type History, type RunRecord } from "./history.ts";
export { openHost, type NodeHost } from "./host.ts";
export { extensionOf } from "./media-types.ts";
export { openProject, readText, type Project } from "./project.ts";
export {
  ExecutionSession,
  type PlanWithReasons,
  type RunChoices,
  type SessionOptions,
  type StartOptions,
} from "./session.ts";
export { stateFiles } from "./state.ts";
export { openWorkspace, type Workspace, type WorkspaceOptions } from "./workspace.ts";
