import { request as send, type IncomingHttpHeaders } from "node:http";
import { serve, type Served, type ServeOptions } from "../serve.ts";
import { readFileSync } from "node:fs";
import { expectAsTold } from "./told.ts";
import { testProject, type TestProject } from "./project.ts";

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is a text. */
  readonly body?: unknown;
  /** Default: the server's own token; null: none. */
  readonly token?: string | null;
}

/** A server of a test project, and a client that sends whatever headers it is told to. */
export interface TestServer extends AsyncDisposable {
  readonly project: TestProject;
  readonly served: Served;
  readonly token: string;
  readonly port: number;
  readonly faults: unknown[];
  ask(path: string, asking?: Asking): Promise<Answered>;
  /** The answer as what the caller says that it is. */
  json<T>(
    path: string,
    asking?: Asking,
  ): Promise<{ readonly status: number; readonly body: T; readonly headers: IncomingHttpHeaders }>;
}

export async function serveProject(options: Partial<ServeOptions> = {}, project?: TestProject): Promise<TestServer> {
  const own = project ?? (await testProject());
  const faults: unknown[] = [];
  const workspace = await own.workspace();
  const served = await serve({
    workspace,
    folder: own.folder,
    port: 0,
    fault: (thrown) => void faults.push(thrown),
    ...options,
  });
  const { port } = new URL(served.url);
  const token = readFileSync(own.at(".reelgraph/token"), "utf8").trim();
  const ask: TestServer["ask"] = (path, { method = "GET", headers = {}, body, token: given = token } = {}) =>
    new Promise((resolve, reject) => {
      const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
      const all = {
        ...(given === null ? {} : { authorization: `Bearer ${given}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      };
      const request = send({ host: "127.0.0.1", port, path, method, headers: all, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const { statusCode = 0, headers: received } = response;
          resolve({ status: statusCode, headers: received, text: Buffer.concat(chunks).toString("latin1") });
        });
        response.on("error", reject);
      });
      request.on("error", reject);
      request.end(text);
    });
  return {
    project: own,
    served,
    token,
    port: Number(port),
    faults,
    ask,
    async json<T>(path: string, asking?: Asking) {
      const { status, headers, text } = await ask(path, asking);
      const body: unknown = JSON.parse(Buffer.from(text, "latin1").toString("utf8"));
      expectAsTold(asking?.method ?? "GET", path, status, body);
      return { status, headers, body: body as T };
    },
    async [Symbol.asyncDispose]() {
      await served.close();
      if (!project) await own[Symbol.asyncDispose]();
    },
  };
}
