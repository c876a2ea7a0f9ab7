import type { IncomingMessage } from "node:http";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { openWorkspace } from "@reelgraph/engine/node";
import { Hono } from "hono";
import { RunService } from "../../service/runs.ts";
import type { ApiCaller } from "../caller.ts";
import { Published, type Publication } from "../published.ts";
import { openAiRoutes } from "../routes.ts";
import { VideoService } from "../video-service.ts";
import { VideoStore } from "../video-store.ts";

export interface EndpointOptions {
  /** Files of the project by name: pipelines, plugins, the configuration. */
  readonly files: Readonly<Record<string, object | string>>;
  readonly publish: Readonly<Record<string, Publication>>;
  readonly queueLimit?: number;
}

/** A request as it came. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** The video API on a port of this machine, for as long as a test takes. Its keys are `ann`, `ben` and `reader`. */
export interface Endpoint extends AsyncDisposable {
  readonly baseURL: string;
  readonly folder: string;
  readonly runs: RunService;
  readonly seen: readonly Seen[];
  readonly faults: readonly unknown[];
  /** Breaks the connection after the work is done, instead of the next answers to POST. */
  drop(answers: number): void;
}

/** Starts it. */
export async function openEndpoint({ files, publish, queueLimit = 100 }: EndpointOptions): Promise<Endpoint> {
  const folder = await mkdtemp(join(tmpdir(), "reelgraph-openai-"));
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  const faults: unknown[] = [];
  const fault = (thrown: unknown) => void faults.push(thrown);
  const workspace = await openWorkspace({ folder, env: { PAID_KEY: "test" } });
  const runs = new RunService({ workspace, queueLimit, fault });
  const store = new VideoStore(join(workspace.stateFolder, "videos.db"));
  const videos = new VideoService(new Published(publish, folder), store);
  const identify = ({ headers }: Request): ApiCaller | undefined => {
    const [, key = ""] = /^Bearer (\w+)$/.exec(headers.get("authorization") ?? "") ?? [];
    const may = { read: true, spend: key !== "reader" };
    return ["ann", "ben", "reader"].includes(key) ? { tenant: key, caller: key, may, runs } : undefined;
  };
  const app = new Hono().route("/v1", openAiRoutes({ videos, identify, fault }));
  const seen: Seen[] = [];
  let drops = 0;
  const fetch = async (request: Request, { incoming }: { incoming: IncomingMessage }) => {
    const response = await app.fetch(request);
    seen.push({ method: request.method, path: new URL(request.url).pathname, status: response.status });
    if (request.method === "POST" && drops > 0) {
      drops -= 1;
      incoming.socket.destroy();
    }
    return response;
  };
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = serve({ fetch: fetch as typeof app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
    resolve(port),
  );
  return {
    baseURL: `http://127.0.0.1:${await promise}/v1`,
    folder,
    runs,
    seen,
    faults,
    drop: (answers) => void (drops = answers),
    async [Symbol.asyncDispose]() {
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await runs.close();
      store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
