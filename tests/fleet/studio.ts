import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startPostgres } from "@reelgraph/fleet/testing";
import { startMockVendor, type MockVendorOptions } from "@reelgraph/mock-vendor";
import { onTestFinished } from "vitest";
import { project, start } from "../cli-program.ts";

/** A run as the API tells it. */
export interface Run {
  readonly id: string;
  readonly state: string;
  readonly spent: number;
}

export interface Asked<T> {
  readonly status: number;
  readonly body: T;
}

/** Pipeline of one clip. */
export const film = {
  reelgraph: 1,
  nodes: { shot: { use: "generate", with: { prompt: "a lighthouse", seconds: 1, size: "64x64" } } },
  outputs: { clip: "$shot.video" },
  budget: { usd: 1 },
};

export type Studio = Awaited<ReturnType<typeof openStudio>>;

/**
 * A database, a vendor of ten cents a second with these limits, and the folder of a project. Servers and workers of it run in folders of their
 * own: all that they share is the database, and the folder of media. All is gone when the test is over.
 */
export async function openStudio(
  vendorOptions: MockVendorOptions,
  {
    files = {},
    config = {},
    limits = {},
  }: { files?: Readonly<Record<string, unknown>>; config?: object; limits?: object } = {},
) {
  const database = await startPostgres();
  onTestFinished(() => database.stop());
  const vendor = await startMockVendor(vendorOptions);
  onTestFinished(() => vendor.close());
  const models = { m: { price: { usd: 0.1, per: "second" } } };
  const mock = { use: "openai-videos", baseUrl: `${vendor.url}/v1`, key: { secret: "MOCK_KEY" }, limits, models };
  const folder = project({
    "reelgraph.config.json": { providers: { mock }, defaults: { model: "mock/m" }, ...config },
    ".env": "MOCK_KEY=any\n",
    "film.json": film,
    ...files,
  });
  const env = { REELGRAPH_DATABASE: database.database("studio"), REELGRAPH_ARTIFACTS: join(folder, "media") };
  const copy = () => {
    const other = project({});
    cpSync(folder, other, { recursive: true });
    return other;
  };
  const begin = async (where: string, ...args: string[]) => {
    const program = start(where, args, env);
    onTestFinished(() => void program.child.kill("SIGKILL"));
    await program.says("Ctrl-C");
    return program;
  };
  /** `around`: the environment; default: that of the fleet. */
  const serve = async (where: string, around: Readonly<Record<string, string>> = env) => {
    let said = "";
    let invited = "";
    const program = start(where, ["serve", "--port", "0"], around);
    onTestFinished(() => void program.child.kill("SIGKILL"));
    program.child.stdout?.on("data", (text: string) => (said += text));
    program.child.stderr?.on("data", (text: string) => (invited += text));
    await program.says("Ctrl-C");
    const url = said.trim();
    const code = /#code=([\w-]+)/.exec(invited)?.[1] ?? "";
    const token = readFileSync(join(where, ".reelgraph/token"), "utf8").trim();
    const ask = async <T>(path: string, body?: object, by = token, headers = {}): Promise<Asked<T>> => {
      const all = { authorization: `Bearer ${by}`, "content-type": "application/json", ...headers };
      const init = body ? { method: "POST", headers: all, body: JSON.stringify(body) } : { headers: all };
      const response = await fetch(url + path, init);
      return { status: response.status, body: (await response.json()) as T };
    };
    return { child: program.child, ended: program.ended, url, code, token, ask };
  };
  return {
    database,
    vendor,
    folder,
    env,
    copy,
    serve,
    worker: (where: string, slots = 4) => begin(where, "worker", "--slots", String(slots)),
    /** A command of the program, to its end. */
    command: (where: string, ...args: string[]) => start(where, args, env).ended,
  };
}

export type Server = Awaited<ReturnType<Studio["serve"]>>;

/** Resolves when something is there. */
export async function until<T>(look: () => Promise<T | undefined> | T | undefined, seconds = 120): Promise<T> {
  for (let tries = 0; tries < seconds * 10; tries++) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not within ${seconds} s: ${String(look)}`);
}

/** Resolves when the run is in this state, and throws when it ends in another one. */
export function become({ ask }: Pick<Server, "ask">, id: string, state: string): Promise<Run> {
  return until(async () => {
    const { body } = await ask<Run>(`/api/runs/${id}`);
    if (body.state !== state && ["succeeded", "failed", "cancelled"].includes(body.state))
      throw new Error(`${id} is ${JSON.stringify(body)}`);
    return body.state === state ? body : undefined;
  });
}
