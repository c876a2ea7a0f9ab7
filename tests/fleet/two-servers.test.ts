import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { noPostgres } from "@reelgraph/fleet/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { become, film, openStudio, type Run } from "./studio.ts";

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
      const { told, host } = await listener();
      const studio = await openStudio({ jobMs: 4000, fps: 8 }, { config: { allowHosts: [host] } });
      const { folder, vendor } = studio;
      const other = studio.copy();
      const [a, b] = [await studio.serve(folder), await studio.serve(other)];
      await studio.worker(folder);
      // One secret for both, which is also what lies in the second one's folder by now.
      const { token } = a;
      expect(b.token).toBe(token);
      // An invitation of one opens the other, once, and the session holds at both.
      const { body: session } = await b.ask<{ token: string }>("/api/session", { code: a.code });
      expect((await a.ask<{ token?: string }>("/api/session", { code: a.code })).body.token).toBeUndefined();
      for (const { ask } of [a, b]) expect((await ask("/api/runs", undefined, session.token)).body).toEqual([]);

      const request = { pipeline: "film.json", maxCost: 1, callbackUrl: `http://${host}/told` };
      const key = { "idempotency-key": "only-once" };
      const asked = await Promise.all(
        [0, 1, 2, 3].map((n) => (n % 2 ? a : b).ask<Run>("/api/runs", request, token, key)),
      );
      const id = asked[0]?.body.id ?? "";
      expect([id !== "", new Set(asked.map(({ body }) => body.id)).size]).toEqual([true, 1]);
      const refused = await b.ask<{ code: string }>("/api/runs", { ...request, maxCost: 2 }, token, key);
      expect(refused.body.code).toBe("key-reused");
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
      expect(await become(b, id, "succeeded")).toMatchObject({ spent: 0.1 });
      expect(vendor.ledger()).toHaveLength(1);
      while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));

      // Asked of one, cancelled at the other.
      const second = { ...film, nodes: { shot: { ...film.nodes.shot, take: 2 } } };
      const text = JSON.stringify(second);
      const { body: cancelled } = await a.ask<Run>("/api/runs", { ...request, text });
      await b.ask(`/api/runs/${cancelled.id}/cancel`, {});
      await become(a, cancelled.id, "cancelled");

      // Who promised it is gone: the other tells its end, and calls back.
      const third = JSON.stringify({ ...film, nodes: { shot: { ...film.nodes.shot, take: 3 } } });
      const { body: left } = await a.ask<Run>("/api/runs", { ...request, text: third });
      a.child.kill("SIGKILL");
      await become(b, left.id, "succeeded");
      const types = () => told.filter(({ id: of }) => String(of).startsWith(left.id)).map(({ body }) => body.type);
      while (types().length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      // Each was told once.
      expect(new Set(told.map((one) => one.id)).size).toBe(told.length);
      expect(told.map((one) => one.id)).toContain(`${id}.succeeded`);
    }, 240_000);
  },
);
