import { hash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type OpenAI from "openai";
import { openWorkspace } from "../../packages/engine/src/node/workspace.ts";
import { serve, type ServeOptions } from "../../packages/server/src/serve.ts";
import type { RunService } from "../../packages/server/src/service/runs.ts";

/** Everything a client needs; its keys are `ann`, `ben` and `reader`. */
export interface Studio extends AsyncDisposable {
  readonly runs: RunService;
  readonly faults: readonly unknown[];
  /** Methods of the requests that were sent. */
  readonly sent: readonly string[];
  /** So many answers to POST get lost on their way to the client. */
  lose(answers: number): void;
  open(Client: typeof OpenAI, apiKey?: string): OpenAI;
  /** Its address, with `/v1`. */
  readonly baseUrl: string;
  /** Stops the server and starts another one in the same folder. */
  restart(): Promise<void>;
}

export interface StudioOptions extends Pick<ServeOptions, "queueLimit"> {
  /** Files by name; what is no text is written as JSON. */
  readonly files: Readonly<Record<string, unknown>>;
}

/** Serves a folder with these files on a port of this machine. */
export async function openStudio({ files, ...options }: StudioOptions): Promise<Studio> {
  const folder = await mkdtemp(join(tmpdir(), "reelgraph-openai-"));
  await mkdir(join(folder, ".reelgraph"));
  const reads = ["runs:read", "artifacts:read"];
  const key = (id: string, scopes: readonly string[]) => ({ id, scopes, sha256: hash("sha256", id) });
  const keys = [key("ann", [...reads, "runs:start"]), key("ben", [...reads, "runs:start"]), key("reader", reads)];
  for (const [name, content] of Object.entries({ ...files, ".reelgraph/keys.json": keys })) {
    await writeFile(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  const faults: unknown[] = [];
  const fault = (thrown: unknown) => void faults.push(thrown);
  async function start() {
    const workspace = await openWorkspace({ folder, env: { PAID_KEY: "test" } });
    const runs = Promise.withResolvers<RunService>();
    const more: ServeOptions["more"] = (services) => {
      runs.resolve(services.runs);
      return {};
    };
    const served = await serve({ workspace, folder, port: 0, fault, more, ...options });
    return { served, runs: await runs.promise };
  }
  let { served, runs } = await start();
  const sent: string[] = [];
  let losses = 0;
  const send: typeof fetch = async (input, init) => {
    // The clients also fetch a data: URL, to see what this function can do.
    if (String(input).startsWith("http")) sent.push(init?.method ?? "GET");
    const answer = await fetch(input, init);
    if (!/^post$/i.test(init?.method ?? "") || losses-- <= 0) return answer;
    throw new TypeError("the connection broke");
  };
  return {
    get runs() {
      return runs;
    },
    faults,
    sent,
    get baseUrl() {
      return `${served.url}/v1`;
    },
    lose: (answers) => void (losses = answers),
    open: (Client, apiKey = "ann") => new Client({ apiKey, baseURL: `${served.url}/v1`, fetch: send }),
    async restart() {
      await served.close();
      ({ served, runs } = await start());
    },
    async [Symbol.asyncDispose]() {
      await served.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
