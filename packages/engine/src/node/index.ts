export type { Artifacts } from "./artifacts/artifacts.ts";
export { bucketArtifacts } from "./artifacts/bucket-artifacts.ts";
export { openArtifacts } from "./artifacts/folder.ts";
export { importArtifacts, type Imported } from "./artifacts/import.ts";
export { openCache } from "./cache.ts";
export { backupState, type Backup } from "./backup.ts";
export { refuseForeign } from "./config-owner.ts";
export { configName, loadConfig, type Config, type FoundConfig } from "./config.ts";
export { examine, examineOne, type Health, type ModelHealth, type ProviderHealth } from "./doctor.ts";
export { openAccounts, refreshList } from "./accounts.ts";
export { safeFileName } from "./file-name.ts";
export type { History, RunFilter, RunRecord } from "./journal/history.ts";
export { Commits } from "./journal/commits.ts";
export { openJournal, type Journal } from "./journal/journal.ts";
export { openDatabase } from "./database.ts";
export { saveFile } from "./output-folder.ts";
export { openHost, type NodeHost } from "./host.ts";
export { openMachine, type Machine } from "./machine.ts";
export { openStores, type Stores } from "./stores.ts";
export { openHttp } from "./http.ts";
export { spriteLayout, type SpriteLayout } from "./media/sprite-layout.ts";
export { extensionOf } from "./media-types.ts";
export { runBusy } from "./run-busy.ts";
export { RunControl, type CancelledJob, type Resolution, type RunDetails } from "./run-control.ts";
export type { SessionResult } from "./execute-run.ts";
export type { Asked } from "./run-request.ts";
export { isUnsettled, tookOf, type PaidJob } from "../ledger/books.ts";
export type { Allowance } from "../ledger/budget.ts";
export type { Spending } from "./spending.ts";
export { aspects, type Feedback } from "./feedback/book.ts";
export { groupings, meansOf, trendsBy, type Trend } from "./feedback/trends.ts";
export type { Agreement } from "./feedback/agreement.ts";
export { Viewers, type Opinion } from "./feedback/viewers.ts";
export type { Provenance } from "./lineage/provenance.ts";
export { answersOf, type PlacedReply, type Reply } from "./people/answer.ts";
export { Nudges } from "../run/paid/nudges.ts";
export type { Trace } from "../plan/explain.ts";
export { reasonsOfRun } from "./reasons.ts";
export { openProject, type Project } from "./project.ts";
export { ExecutionSession, type PlanWithReasons } from "./session.ts";
export type { RunChoices, SessionOptions, StartOptions } from "./session-options.ts";
export {
  embedPipeline,
  pipelineBox,
  readPipelineBox,
  takesPipeline,
  type EmbeddedPipeline,
} from "./embed/pipeline-box.ts";
export { addProvider, knownVendors, type KnownVendor } from "./add-provider.ts";
export { writeSecret } from "./secrets-file.ts";
export { setupOf, type Setup } from "./settings.ts";
export { openSecrets } from "./secrets.ts";
export { stateFiles } from "./state.ts";
export { openLocalStorage } from "./storage.ts";
export type { StorageHealth } from "./storage-health.ts";
export type { ModelInfo } from "../models/model.ts";
export { retirementOf } from "../models/retired.ts";
export { usualPrice, type UsualClip } from "../models/usual-price.ts";
export { WebhookInbox } from "./webhook-inbox.ts";
export { openWorkspace, type Workspace, type WorkspaceOptions } from "./workspace.ts";
export { openTables, type Tables } from "./tables.ts";
export { decodeText, readText } from "./text-file.ts";
