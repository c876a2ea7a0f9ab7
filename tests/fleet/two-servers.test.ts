import { cpSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { noPostgres, startPostgres } from "@reelgraph/fleet/testing";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { describe, expect, it, onTestFinished } from "vitest";
import { project, start } from "../cli-program.ts";

interface Run {
  readonly id: string;
  readonly state: string;
  readonly spent: number;
}

const film = {
  reelgraph: 1,
  nodes: { shot: { use: "generate", with: { prompt: "a lighthouse", seconds: 1, size: "64x64" } } },
  outputs: { clip: "$shot.video" },
  budget: { usd: 1 },
};

/** Somebody who wants to be told, and what they were told. */
async function listener() {
  const told: { readonly id: unknown; readonly body: { readonly type: string } }[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += chunk));
    request.on("end", () => {
      told.push({ id: request.headers["webhook-id"], body: JSON.parse(text) });
      response.end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { told, host: `127.0.0.1:${port}` };
}

describe.skipIf(noPostgres !== undefined)(
  `two servers of a fleet${noPostgres ? ` (skipped: ${noPostgres})` : ""}`,
  () => {
    it("are one to whoever asks: one key makes one run, either tells of it and decides about it, callbacks come once, and one may die", async () => {
      const server = await startPostgres();
      onTestFinished(() => server.stop());
      const vendor = await startMockVendor({ jobMs: 4000, fps: 8 });
      onTestFinished(() => vendor.close());
      const { told, host } = await listener();
      const models = { m: { price: { usd: 0.1, per: "second" } } };
      const mock = { use: "openai-videos", baseUrl: `${vendor.url}/v1`, key: { secret: "MOCK_KEY" }, models };
      const config = { providers: { mock }, defaults: { model: "mock/m" }, allowHosts: [host] };
      const folder = project({ "reelgraph.config.json": config, ".env": "MOCK_KEY=any\n", "film.json": film });
      // Machines of their own: all that they share is the database, and the folder of media.
      const other = project({});
      cpSync(folder, other, { recursive: true });
      const env = { REELGRAPH_DATABASE: server.database("studio"), REELGRAPH_ARTIFACTS: join(folder, "media") };
      const begin = async (where: string, ...args: string[]) => {
        const program = start(where, args, env);
        onTestFinished(() => void program.child.kill("SIGKILL"));
        let said = "";
        let invited = "";
        program.child.stdout?.on("data", (text: string) => (said += text));
        program.child.stderr?.on("data", (text: string) => (invited += text));
        await program.says("Ctrl-C");
        return { child: program.child, url: said.trim(), code: /#code=([\w-]+)/.exec(invited)?.[1] ?? "" };
      };
      const a = await begin(folder, "serve", "--port", "0");
      const b = await begin(other, "serve", "--port", "0");
      await begin(folder, "worker", "--slots", "4");
      const tokenOf = (where: string) => readFileSync(join(where, ".reelgraph/token"), "utf8").trim();
      // One secret for both, which is also what lies in the second one's folder by now.
      const token = tokenOf(folder);
      expect(tokenOf(other)).toBe(token);
      const ask = async <T>(url: string, path: string, body?: object, headers = {}, by = token): Promise<T> => {
        const all = { authorization: `Bearer ${by}`, "content-type": "application/json", ...headers };
        const init = body ? { method: "POST", headers: all, body: JSON.stringify(body) } : { headers: all };
        return (await (await fetch(url + path, init)).json()) as T;
      };
      const become = async (url: string, id: string, state: string) => {
        for (let tries = 0; tries < 1200; tries++) {
          const run = await ask<Run>(url, `/api/runs/${id}`);
          if (run.state === state) return run;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        throw new Error(`${id} is ${JSON.stringify(await ask(url, `/api/runs/${id}`))}`);
      };
      // An invitation of one opens the other, once, and the session holds at both.
      const { token: session } = await ask<{ token: string }>(b.url, "/api/session", { code: a.code });
      expect((await ask<{ token?: string }>(a.url, "/api/session", { code: a.code })).token).toBeUndefined();
      for (const { url } of [a, b]) expect(await ask(url, "/api/runs", undefined, {}, session)).toEqual([]);

      const request = { pipeline: "film.json", maxCost: 1, callbackUrl: `http://${host}/told` };
      const key = { "idempotency-key": "only-once" };
      const asked = await Promise.all(
        [0, 1, 2, 3].map((n) => ask<Run>((n % 2 ? a : b).url, "/api/runs", request, key)),
      );
      const id = asked[0]?.id ?? "";
      expect([id !== "", new Set(asked.map((run) => run.id)).size]).toEqual([true, 1]);
      const refused = await ask<{ code: string }>(b.url, "/api/runs", { ...request, maxCost: 2 }, key);
      expect(refused.code).toBe("key-reused");
      // Both are asked while it goes, and both tell how it ended.
      const events = async (url: string) => {
        const response = await fetch(`${url}/api/runs/${id}/events`, { headers: { authorization: `Bearer ${token}` } });
        return response.text();
      };
      const streams = await Promise.all([a, b].map(({ url }) => events(url)));
      for (const text of streams) {
        expect(text).toMatch(/run\.started[^]*job\.submitted[^]*unit\.progress[^]*job\.settled[^]*run\.finished/);
        expect(text.match(/event: run\.finished/g)).toHaveLength(1);
      }
      expect(await become(b.url, id, "succeeded")).toMatchObject({ spent: 0.1 });
      expect(vendor.ledger()).toHaveLength(1);
      while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));

      // Asked of one, cancelled at the other.
      const second = { ...film, nodes: { shot: { ...film.nodes.shot, take: 2 } } };
      const text = JSON.stringify(second);
      const cancelled = await ask<Run>(a.url, "/api/runs", { ...request, text });
      await ask(b.url, `/api/runs/${cancelled.id}/cancel`, {});
      await become(a.url, cancelled.id, "cancelled");

      // Who promised it is gone: the other tells its end, and calls back.
      const third = JSON.stringify({ ...film, nodes: { shot: { ...film.nodes.shot, take: 3 } } });
      const left = await ask<Run>(a.url, "/api/runs", { ...request, text: third });
      a.child.kill("SIGKILL");
      await become(b.url, left.id, "succeeded");
      const types = () => told.filter(({ id: of }) => String(of).startsWith(left.id)).map(({ body }) => body.type);
      while (types().length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      // Each was told once.
      expect(new Set(told.map((one) => one.id)).size).toBe(told.length);
      expect(told.map((one) => one.id)).toContain(`${id}.succeeded`);
    }, 240_000);
  },
);
