import type { Viewers, WebhookInbox, Workspace } from "@reelgraph/engine/node";
import type { Fleet } from "../wire/fleet.ts";
import type { Access } from "../http/access.ts";
import type { Signer } from "../http/addresses.ts";
import type { ArtifactService } from "../service/artifacts.ts";
import type { Examples } from "../service/examples.ts";
import type { Listeners } from "../service/listeners.ts";
import type { Pipelines } from "../service/pipelines.ts";
import type { RunService } from "../service/runs.ts";
import type { MarkStore } from "../service/takes/mark-store.ts";
import type { Webhooks } from "../webhooks/webhooks.ts";

/** All that routes may use. */
export interface Services {
  readonly workspace: Workspace;
  /** The workspace as its configuration stands. */
  current(): Promise<Workspace>;
  /** For addresses of its own files, and for sessions. */
  readonly access: Signer & Pick<Access, "exchange">;
  /** The server as a whole. */
  readonly server: {
    stopping(): boolean;
    metrics(): Promise<string>;
    /** The queue, workers, lanes and money of all. */
    fleet(): Promise<Fleet>;
  };
  readonly runs: RunService;
  readonly pipelines: Pipelines;
  readonly examples: Examples;
  readonly artifacts: ArtifactService;
  readonly listeners: Listeners;
  readonly marks: MarkStore;
  readonly viewers: Viewers;
  readonly webhooks: Webhooks;
  readonly inbox: WebhookInbox;
}
