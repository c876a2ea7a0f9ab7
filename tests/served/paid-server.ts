import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openWorkspace } from "@reelgraph/engine/node";
import { startMockVendor, type MockVendor, type MockVendorOptions } from "@reelgraph/mock-vendor";
import { serve, type Served, type ServeOptions } from "@reelgraph/server";
import { onTestFinished } from "vitest";
import { project } from "../cli-program.ts";

/** What a test looks at in an answer. */
export interface Answered<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface Asking {
  readonly method?: string;
  readonly body?: unknown;
  /** Default: the owner's token. */
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server in this process whose clips are made by a vendor that keeps its own books. */
export interface PaidServer {
  readonly folder: string;
  readonly vendor: MockVendor;
  readonly served: Served;
  readonly token: string;
  ask<T = Record<string, unknown>>(path: string, asking?: Asking): Promise<Answered<T>>;
  /** Resolves with the run when it is in one of these states. */
  become(id: string, states: readonly string[], token?: string): Promise<Record<string, unknown>>;
}

export interface PaidServerOptions {
  readonly vendor?: MockVendorOptions;
  /** Of the vendor's account, in the configuration. */
  readonly limits?: object;
  readonly config?: object;
  readonly files?: Readonly<Record<string, unknown>>;
  readonly serve?: Partial<ServeOptions>;
}

/** A pipeline that buys a clip of one second, for ten cents, for each prompt. */
export const shots = (...prompts: readonly string[]) => ({
  reelgraph: 1,
  inputs: { prompts: { type: "list<text>", default: prompts } },
  nodes: { shot: { use: "generate", with: { prompt: "$inputs.prompts", seconds: 1, size: "64x64" } } },
  outputs: { clips: "$shot.video" },
});

export async function paidServer(options: PaidServerOptions = {}): Promise<PaidServer> {
  const vendor = await startMockVendor({ jobMs: 30, ...options.vendor });
  onTestFinished(() => vendor.close());
  const mock = {
    use: "openai-videos",
    baseUrl: `${vendor.url}/v1`,
    key: { secret: "MOCK_KEY" },
    limits: options.limits ?? {},
    models: { m: { price: { usd: 0.1, per: "second" } } },
  };
  const folder = project({
    "reelgraph.config.json": { providers: { mock }, defaults: { model: "mock/m" }, ...options.config },
    ".env": "MOCK_KEY=any\n",
    "film.json": shots("one", "two", "three"),
    ...options.files,
  });
  const workspace = await openWorkspace({ folder, env: {} });
  const served = await serve({ workspace, folder, port: 0, ...options.serve });
  onTestFinished(() => served.close());
  const token = readFileSync(join(folder, ".reelgraph/token"), "utf8").trim();
  const ask = async <T>(path: string, { method, body, token: given = token, headers = {} }: Asking = {}) => {
    const response = await fetch(new URL(path, served.url), {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: {
        authorization: `Bearer ${given}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text && JSON.parse(text)) as T };
  };
  return {
    folder,
    vendor,
    served,
    token,
    ask,
    async become(id, states, given = token) {
      for (let tries = 0; tries < 1000; tries++) {
        const { body } = await ask<Record<string, unknown>>(`/api/runs/${id}`, { token: given });
        if (states.includes(String(body["state"]))) return body;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`${id} has not become ${states.join(" or ")}`);
    },
  };
}
