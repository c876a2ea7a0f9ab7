import type { Server } from "node:http";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { failure } from "@reelgraph/engine";
import { Nudges, openMachine, type Workspace } from "@reelgraph/engine/node";
import { Access, readToken, sharedSecret } from "./http/access.ts";
import { Addresses } from "./http/addresses.ts";
import { KeyRing } from "./http/key-ring.ts";
import { createHttp } from "./http/listen.ts";
import { SharedKeys } from "./http/shared-keys.ts";
import { Quotas } from "./http/quotas.ts";
import type { Principal } from "./http/scopes.ts";
import { fleetMetrics } from "./observe/fleet-metrics.ts";
import { Observed } from "./observe/observe.ts";
import { peopleOf } from "./people/people.ts";
import { pageRoutes } from "./routes/page.ts";
import type { Services } from "./routes/services.ts";
import { configured } from "./service/configured.ts";
import { ownFleet } from "./service/own-fleet.ts";
import { Listeners } from "./service/listeners.ts";
import { Slots } from "./service/slots.ts";
import type { Worker } from "./service/worker.ts";
import type { More } from "./tenants/open-tenant.ts";
import { Tenants } from "./tenants/tenants.ts";
import type { Fleet } from "./wire/fleet.ts";

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
  /** The folder with examples, each in a folder of its own. Default: there are none. */
  readonly examples?: string;
  /** How many runs go at a time, and how many may wait. */
  readonly concurrency?: number;
  readonly queueLimit?: number;
  /** How many event streams may be open. Default: 2000. */
  readonly listenerLimit?: number;
  /** Takes the lines of a structured log, JSON without secrets. Absent: there is none. */
  log?(line: string): void;
  /** Does runs; default: this process. */
  readonly work?: Worker;
  /** How the workers stand that do the runs. Default: this process is all of them. */
  fleet?(): Promise<Fleet>;
  /** Told of errors that nobody foresaw. */
  fault?(thrown: unknown): void;
  /** More to be served behind the same gate, made when the services are there. */
  more?(services: Services): More;
}

export interface Served {
  /** Where it listens. */
  readonly url: string;
  /** An address that opens the page in one browser, once, within a minute. */
  launchUrl(): string;
  /** Begins to stop: tells so at `/ready`, takes no new work, and lets go of the runs, which are taken up again later. */
  drain(): void;
  /** Stops. Requests on their way have a few seconds to end. */
  close(): Promise<void>;
}

/** How long requests on their way may take when the server stops, in ms. */
const lastMs = 3000;

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

/** Serves a folder of pipelines. Resolves when it listens. Throws `public-bind` when others could reach it without a key. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { workspace, folder, port, host = "127.0.0.1", origin, assets, examples, work, more } = options;
  const { stateFolder } = workspace;
  const machine = openMachine(workspace.found.config.limits.media);
  const listeners = new Listeners({ most: options.listenerLimit ?? 2000 });
  const gauges = { machine, load: () => tenants.load, listeners: () => listeners.count };
  const observed = new Observed({ env: workspace.env, log: options.log, gauges, fault: options.fault ?? (() => {}) });
  const { fault } = observed;
  const storage = workspace.storage?.(stateFolder);
  const ring = new KeyRing(join(stateFolder, "keys.json"), fault);
  const shared = storage?.tables && (await SharedKeys.open(storage.tables, ring.keys()));
  const keys = shared ?? ring;
  const people = peopleOf(workspace);
  if (!loopback.has(host) && ((keys.keys().length === 0 && !people) || origin === undefined)) {
    shared?.close();
    storage?.close();
    throw failure("public-bind", `Others could reach the server at ${host}, and nothing would hold them back`, {
      expected: "API keys, or people in the configuration, and the public origin in REELGRAPH_ORIGIN",
      hint: "leave out --host to serve this machine alone",
    });
  }
  const tokenFile = join(stateFolder, "token");
  const token = await sharedSecret("token", tokenFile, readToken(tokenFile), storage?.tables);
  const doors = {
    access: new Access({ token, keys, people, tables: storage?.tables }),
    addresses: new Addresses(token),
    quotas: new Quotas({ keys, people }),
    hosts: new Set<string>(),
    origins: new Set<string>(),
  };
  const { concurrency = 4, queueLimit = 1000 } = options;
  let url = "";
  let stopping = false;
  let closing: Promise<void> | undefined;
  const standing = options.fleet ?? (() => ownFleet(tenants.households, machine, concurrency));
  const tenants: Tenants = new Tenants({ workspace, current: configured(workspace) }, folder, {
    ...doors,
    machine,
    slots: new Slots(concurrency),
    listeners,
    nudges: new Nudges(),
    queueLimit,
    work,
    url: () => url,
    examples,
    pages: pageRoutes(assets),
    server: {
      stopping: () => stopping,
      // A database that is away must not take this process's own counts away.
      metrics: async () => (await observed.text()) + (await standing().then(fleetMetrics, () => "")),
      fleet: () => standing(),
    },
    event: observed.event,
    fault,
    more,
  });
  const quit = async () => {
    await tenants.close();
    await machine.close();
    await observed.close();
    shared?.close();
    storage?.close();
  };
  const { routes, dialects } = tenants.owner;
  const appOf = async ({ name, tenant }: Principal) => {
    // Who has no token can't make a tenant by naming it.
    const known = name !== "nobody" || tenant === undefined || tenants.has(tenant);
    return (await tenants.of(known ? tenant : undefined)).app;
  };
  const server = createHttp({ ...doors, routes, dialects, appOf, answered: observed.request, fault });
  await tenants
    .resume()
    .then(() => listen(server, port, host))
    .catch(async (thrown: unknown) => {
      await quit();
      throw thrown;
    });
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  for (const name of namesOf(host, actual)) {
    doors.hosts.add(name);
    doors.origins.add(`http://${name}`);
  }
  if (origin !== undefined) {
    doors.hosts.add(new URL(origin).host);
    doors.origins.add(new URL(origin).origin);
  }
  url = origin ?? `http://${host.includes(":") ? `[${host}]` : host}:${actual}`;
  return {
    url,
    launchUrl: () => `${url}/#code=${doors.access.launchCode()}`,
    drain() {
      stopping = true;
      tenants.leave();
    },
    close: () => (closing ??= close()),
  };

  async function close() {
    stopping = true;
    tenants.leave();
    const closed = new Promise((done) => server.close(done));
    await Promise.race([closed, setTimeout(lastMs, undefined, { ref: false })]);
    await quit();
    server.closeAllConnections();
    await closed;
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((listening, failed) => {
    server.once("error", failed);
    server.listen(port, host, listening);
  });
}

/** What clients on this machine may write into `Host`. */
function namesOf(host: string, port: number): readonly string[] {
  const names = loopback.has(host) ? ["127.0.0.1", "localhost", "[::1]"] : [];
  // Port 80 is left out by everybody.
  return names.flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]);
}
