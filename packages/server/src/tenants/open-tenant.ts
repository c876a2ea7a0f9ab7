import { join } from "node:path";
import { openTables, Viewers, WebhookInbox, type Machine, type Nudges } from "@reelgraph/engine/node";
import { sharedSecret, type Access } from "../http/access.ts";
import type { Addresses } from "../http/addresses.ts";
import { createApp, type App, type Dialect, type Mount } from "../http/app.ts";
import type { Quotas } from "../http/quotas.ts";
import type { Route } from "../http/route.ts";
import type { RunEvent } from "@reelgraph/engine";
import { mcp } from "../mcp/mcp.ts";
import type { Whose } from "../observe/observer.ts";
import { openAi } from "../openai/open-ai.ts";
import type { Services } from "../routes/services.ts";
import { routeTable } from "../routes/table.ts";
import { ArtifactService } from "../service/artifacts.ts";
import { Examples } from "../service/examples.ts";
import type { Listeners } from "../service/listeners.ts";
import { Pipelines } from "../service/pipelines.ts";
import { RunService } from "../service/runs.ts";
import type { Slots } from "../service/slots.ts";
import type { Worker } from "../service/worker.ts";
import { MarkStore, markSchema } from "../service/takes/mark-store.ts";
import { openVersions, Versions } from "../service/versions.ts";
import { announce } from "../webhooks/announce.ts";
import { DeliveryStore, deliverySchema } from "../webhooks/delivery-store.ts";
import { guardedSend } from "../webhooks/send.ts";
import { readSecret } from "../webhooks/sign.ts";
import { Webhooks } from "../webhooks/webhooks.ts";
import type { CurrentWorkspace } from "./tenant-workspace.ts";

/** What all tenants of a server share. None of it tells one tenant of another. */
export interface Shared {
  readonly machine: Machine;
  readonly slots: Slots;
  readonly listeners: Listeners;
  readonly nudges: Nudges;
  readonly access: Access;
  readonly addresses: Addresses;
  readonly quotas: Quotas;
  readonly queueLimit: number;
  /** Does runs; default: this process. */
  readonly work: Worker | undefined;
  /** Where clients reach the server. */
  url(): string;
  /** The folder of the examples. */
  readonly examples: string | undefined;
  /** Routes besides those of the table: the page's. */
  readonly pages: readonly Route[];
  readonly server: Services["server"];
  event(event: RunEvent, whose: Whose): void;
  fault(thrown: unknown): void;
  more?: ((services: Services) => More) | undefined;
}

/** More to be served behind the same gate. */
export interface More {
  readonly routes?: readonly Route[];
  readonly mounts?: readonly Mount[];
  readonly dialects?: readonly Dialect[];
}

export interface TenantOptions extends CurrentWorkspace {
  /** Absent: the owner. */
  readonly name?: string;
  /** Where the pipelines are. */
  readonly folder: string;
}

/** All that is served to one tenant. Nothing in it can reach what belongs to another: it was never given it. */
export interface Tenant {
  readonly name: string | undefined;
  readonly services: Services;
  readonly routes: readonly Route[];
  readonly dialects: readonly Dialect[];
  readonly app: App;
  close(): Promise<void>;
}

export function openTenant({ name, folder, workspace, current }: TenantOptions, shared: Shared): Tenant {
  const { access, addresses, fault } = shared;
  const { stateFolder, found } = workspace;
  const { allowHosts } = found.config;
  const signer = addresses.signerOf(name);
  const kept = workspace.storage?.(stateFolder);
  const { tables } = kept ?? {};
  const secretFile = join(stateFolder, "webhook-secret");
  const webhooks = new Webhooks({
    store: new DeliveryStore(tables ?? openTables(join(stateFolder, "webhooks.db"), deliverySchema)),
    secret: sharedSecret("webhook", secretFile, readSecret(secretFile), tables),
    allowHosts,
    send: guardedSend(allowHosts),
  });
  const { machine, slots, nudges, queueLimit, quotas, work } = shared;
  const runs: RunService = new RunService({
    workspace,
    tenant: name,
    current,
    machine,
    slots,
    nudges,
    queueLimit,
    ...(work ? { work } : {}),
    fault,
    allowances: quotas,
    event: (event, caller) => shared.event(event, { caller, tenant: name }),
    ended: (id, request) => announce(id, request, { runs, webhooks, access: signer }),
  });
  const versions = new Versions(tables ?? openVersions(join(stateFolder, "versions.db")));
  const services: Services = {
    workspace,
    current,
    server: shared.server,
    access: { ...signer, exchange: (code) => access.exchange(code) },
    runs,
    pipelines: new Pipelines(folder, versions),
    examples: new Examples(shared.examples),
    artifacts: new ArtifactService(runs.host, stateFolder),
    listeners: shared.listeners,
    marks: new MarkStore(tables ?? openTables(join(stateFolder, "marks.db"), markSchema)),
    viewers: new Viewers(workspace, runs.host.journal, tables),
    webhooks,
    inbox: new WebhookInbox(workspace, nudges),
  };
  const { routes = [], mounts = [], dialects = [] } = shared.more?.(services) ?? {};
  const v1 = openAi(services, fault, tables);
  const agents = mcp({ services, url: shared.url, fault });
  const table = [...shared.pages, ...routeTable(services), ...routes];
  const written = [v1.dialect, ...dialects];
  return {
    name,
    services,
    routes: table,
    dialects: written,
    app: createApp({
      routes: table,
      mounts: [v1.mount, agents, ...mounts],
      dialects: written,
      root: workspace.root,
      fault,
    }),
    async close() {
      v1.close();
      await runs.close();
      await webhooks.close();
      versions.close();
      services.marks.close();
      services.viewers.close();
      kept?.close();
    },
  };
}
