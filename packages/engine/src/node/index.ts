export { openArtifacts } from "./artifacts.ts";
export { openCache } from "./cache.ts";
export { configName, loadConfig, type Config, type FoundConfig } from "./config.ts";
export { examine, type Health, type ModelHealth, type ProviderHealth } from "./doctor.ts";
export { openAccounts, refreshList } from "./accounts.ts";
export { safeFileName } from "./file-name.ts";
export type { History, RunRecord } from "./journal/history.ts";
export { openJournal, type Journal } from "./journal/journal.ts";
export { openDatabase } from "./database.ts";
export { openHost, type NodeHost } from "./host.ts";
export { openHttp } from "./http.ts";
export { extensionOf } from "./media-types.ts";
export { RunControl, type CancelledJob, type Resolution, type RunDetails } from "./run-control.ts";
export type { SessionResult } from "./execute-run.ts";
export type { Asked } from "./run-request.ts";
export type { PaidJob } from "../ledger/books.ts";
export type { Spending } from "./caps.ts";
export { aspects, type Feedback } from "./feedback/book.ts";
export { groupings, meansOf, trendsBy, type Trend } from "./feedback/trends.ts";
export type { Agreement } from "./feedback/agreement.ts";
export { Viewers, type Opinion } from "./feedback/viewers.ts";
export type { Provenance } from "./lineage/provenance.ts";
export type { Reply } from "./people/answer.ts";
export { openProject, readText, type Project } from "./project.ts";
export {
  ExecutionSession,
  type PlanWithReasons,
  type RunChoices,
  type SessionOptions,
  type StartOptions,
} from "./session.ts";
export { stateFiles } from "./state.ts";
export type { ModelInfo } from "../models/model.ts";
export { usualPrice, type UsualClip } from "../models/usual-price.ts";
export { openWorkspace, type Workspace, type WorkspaceOptions } from "./workspace.ts";
