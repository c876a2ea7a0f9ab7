import { join } from "node:path";
import { failure } from "@reelgraph/engine";
import { openMachine, Viewers, WebhookInbox, type Workspace } from "@reelgraph/engine/node";
import { Access, readToken } from "./http/access.ts";
import type { Dialect, Mount } from "./http/app.ts";
import { readKeys } from "./http/keys.ts";
import { createHttp } from "./http/listen.ts";
import type { Route } from "./http/route.ts";
import { openAi } from "./openai/open-ai.ts";
import { pageRoutes } from "./routes/page.ts";
import type { Services } from "./routes/services.ts";
import { routeTable } from "./routes/table.ts";
import { ArtifactService } from "./service/artifacts.ts";
import { configured } from "./service/configured.ts";
import { Listeners } from "./service/listeners.ts";
import { Pipelines } from "./service/pipelines.ts";
import { RunService } from "./service/runs.ts";
import { MarkStore } from "./service/takes/mark-store.ts";
import { Versions } from "./service/versions.ts";
import { announce } from "./webhooks/announce.ts";
import { DeliveryStore } from "./webhooks/delivery-store.ts";
import { guardedSend } from "./webhooks/send.ts";
import { readSecret } from "./webhooks/sign.ts";
import { Webhooks } from "./webhooks/webhooks.ts";

export interface ServeOptions {
  readonly workspace: Workspace;
  /** Where the pipelines are. */
  readonly folder: string;
  /** 0: any free port. */
  readonly port: number;
  /** Default: this machine alone. */
  readonly host?: string;
  /** The origin by which browsers reach a server that others can reach: `https://films.example`. */
  readonly origin?: string;
  /** The folder with the editor's build. Without one a placeholder is served. */
  readonly assets?: string;
  /** How many runs go at a time, and how many may wait. */
  readonly concurrency?: number;
  readonly queueLimit?: number;
  /** Told of errors that nobody foresaw. */
  fault?(thrown: unknown): void;
  /** More to be served behind the same gate, made when the services are there. */
  more?(services: Services): {
    readonly routes?: readonly Route[];
    readonly mounts?: readonly Mount[];
    readonly dialects?: readonly Dialect[];
  };
}

export interface Served {
  /** Where it listens. */
  readonly url: string;
  /** An address that opens the page in one browser, once, within a minute. */
  launchUrl(): string;
  close(): Promise<void>;
}

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

/** Serves a folder of pipelines. Resolves when it listens. Throws `public-bind` when others could reach it without a key. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { workspace, folder, port, host = "127.0.0.1", origin, assets, fault = () => {}, more } = options;
  const { stateFolder } = workspace;
  const keys = readKeys(join(stateFolder, "keys.json"));
  if (!loopback.has(host) && (keys.length === 0 || origin === undefined)) {
    throw failure("public-bind", `Others could reach the server at ${host}, and nothing would hold them back`, {
      expected: "API keys in keys.json of the state folder, and the public origin",
      hint: "leave out --host to serve this machine alone",
    });
  }
  const access = new Access({ token: readToken(join(stateFolder, "token")), keys });
  const { concurrency, queueLimit } = options;
  const limits = {
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(queueLimit === undefined ? {} : { queueLimit }),
  };
  const { allowHosts } = workspace.found.config;
  const webhooks = new Webhooks({
    store: new DeliveryStore(join(stateFolder, "webhooks.db")),
    secret: readSecret(join(stateFolder, "webhook-secret")),
    allowHosts,
    send: guardedSend(allowHosts),
  });
  const machine = openMachine(workspace.found.config.limits.media);
  const runs: RunService = new RunService({
    workspace,
    machine,
    fault,
    ...limits,
    ended: (id, request) => announce(id, request, { runs, webhooks, access }),
  });
  const versions = new Versions(join(stateFolder, "versions.db"));
  const services: Services = {
    workspace,
    current: configured(workspace),
    access,
    runs,
    pipelines: new Pipelines(folder, versions),
    artifacts: new ArtifactService(runs.host, stateFolder),
    listeners: new Listeners(),
    marks: new MarkStore(join(stateFolder, "marks.db")),
    viewers: new Viewers(workspace),
    webhooks,
    inbox: new WebhookInbox(workspace, runs.nudges),
  };
  const { routes = [], mounts = [], dialects = [] } = more?.(services) ?? {};
  const [hosts, origins] = [new Set<string>(), new Set<string>()];
  const table = [...pageRoutes(assets), ...routeTable(services), ...routes];
  const v1 = openAi(services, fault);
  const server = createHttp({
    routes: table,
    mounts: [v1.mount, ...mounts],
    dialects: [v1.dialect, ...dialects],
    access,
    hosts,
    origins,
    fault,
  });
  const quit = async () => {
    v1.close();
    await runs.close();
    await machine.close();
    await webhooks.close();
    versions.close();
    services.marks.close();
    services.viewers.close();
  };
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(port, host, listening);
  }).catch(async (thrown: unknown) => {
    await quit();
    throw thrown;
  });
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  for (const name of namesOf(host, actual)) {
    hosts.add(name);
    origins.add(`http://${name}`);
  }
  if (origin !== undefined) {
    hosts.add(new URL(origin).host);
    origins.add(new URL(origin).origin);
  }
  const url = origin ?? `http://${host.includes(":") ? `[${host}]` : host}:${actual}`;
  return {
    url,
    launchUrl: () => `${url}/#code=${access.launchCode()}`,
    async close() {
      const closed = new Promise((done) => server.close(done));
      await quit();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What clients on this machine may write into `Host`. */
function namesOf(host: string, port: number): readonly string[] {
  const names = loopback.has(host) ? ["127.0.0.1", "localhost", "[::1]"] : [];
  // Port 80 is left out by everybody.
  return names.flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]);
}
